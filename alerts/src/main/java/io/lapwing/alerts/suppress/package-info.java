/// What keeps alerts from being sent, and the API of silences: each instance follows the topics that tell of it.
@NullMarked
package io.lapwing.alerts.suppress;

import org.jspecify.annotations.NullMarked;
