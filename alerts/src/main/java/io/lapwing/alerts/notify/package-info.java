/// Delivery: takes notifications to their receivers, once, and keeps account of what became of each.
@NullMarked
package io.lapwing.alerts.notify;

import org.jspecify.annotations.NullMarked;
