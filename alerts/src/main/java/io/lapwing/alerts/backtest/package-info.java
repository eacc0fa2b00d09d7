/// Tries rules on recorded signals: the service's own matcher, evaluators, routing and grouping, by record time.
@NullMarked
package io.lapwing.alerts.backtest;

import org.jspecify.annotations.NullMarked;
