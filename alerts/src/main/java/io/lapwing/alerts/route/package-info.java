/// Who is told, when and in what company: the route tree, grouping and its waits, in Alertmanager's words.
@NullMarked
package io.lapwing.alerts.route;

import org.jspecify.annotations.NullMarked;
