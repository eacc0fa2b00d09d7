package io.lapwing.alerts;

import io.lapwing.alerts.notify.DeliveryMetrics;
import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.RouteMetrics;
import io.lapwing.alerts.rule.Rule;
import io.lapwing.alerts.rule.RuleMetrics;
import io.lapwing.record.DeliveryOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what rules and deliveries do, in Micrometer.
final class AlertsMeters implements RuleMetrics, RouteMetrics, DeliveryMetrics {
    private final MeterRegistry meters;
    private final AtomicInteger pending;

    AlertsMeters(MeterRegistry meters) {
        this.meters = meters;
        this.pending = new AtomicInteger();
        meters.gauge("lapwing.deliveries.pending", pending);
    }

    @Override
    public void fired(Rule rule) {
        meters.counter("lapwing.alerts.fired", "rule", rule.id(), "severity", lower(rule.severity()))
                .increment();
    }

    @Override
    public void failed(Rule rule) {
        meters.counter("lapwing.alerts.rule.errors", "rule", rule.id()).increment();
    }

    @Override
    public void held(String receiver, Held.By by) {
        meters.counter("lapwing.alerts.held", "receiver", receiver, "by", by.id())
                .increment();
    }

    @Override
    public void settled(String receiver, DeliveryOutcome outcome) {
        meters.counter("lapwing.deliveries", "receiver", receiver, "outcome", lower(outcome))
                .increment();
    }

    @Override
    public void retried(String receiver, String error) {
        meters.counter("lapwing.deliveries.retries", "receiver", receiver, "error", error)
                .increment();
    }

    @Override
    public void pending(int notifications) {
        pending.set(notifications);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
