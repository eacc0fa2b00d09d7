/// The alerts service: evaluates rules over signals, writes alerts, groups them into notifications and delivers those.
@NullMarked
package io.lapwing.alerts;

import org.jspecify.annotations.NullMarked;
