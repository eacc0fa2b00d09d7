package io.lapwing.alerts;

import io.lapwing.alerts.notify.DeliveryMetrics;
import io.lapwing.alerts.reload.ReloadMetrics;
import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.RouteMetrics;
import io.lapwing.alerts.rule.Rule;
import io.lapwing.alerts.rule.RuleMetrics;
import io.lapwing.record.DeliveryOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what rules and deliveries do, in Micrometer.
final class AlertsMeters implements RuleMetrics, RouteMetrics, DeliveryMetrics, ReloadMetrics {
    private final MeterRegistry meters;
    private final AtomicInteger pending;
    private final AtomicInteger lastReloadSuccessful;
    private final AtomicLong lastReloadSuccess;

    AlertsMeters(MeterRegistry meters) {
        this.meters = meters;
        this.pending = new AtomicInteger();
        meters.gauge("lapwing.deliveries.pending", pending);
        this.lastReloadSuccessful = new AtomicInteger();
        this.lastReloadSuccess = new AtomicLong();
        meters.gauge("lapwing.rules.last.reload.successful", lastReloadSuccessful);
        TimeGauge.builder(
                        "lapwing.rules.last.reload.success.timestamp",
                        lastReloadSuccess,
                        TimeUnit.MILLISECONDS,
                        AtomicLong::doubleValue)
                .register(meters);
    }

    @Override
    public void reloaded(Instant at) {
        lastReloadSuccess.set(at.toEpochMilli());
        lastReloadSuccessful.set(1);
    }

    @Override
    public void notReloaded() {
        lastReloadSuccessful.set(0);
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
    public void unknown(String ruleId) {
        meters.counter("lapwing.alerts.rule.unknown", "rule", ruleId).increment();
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
