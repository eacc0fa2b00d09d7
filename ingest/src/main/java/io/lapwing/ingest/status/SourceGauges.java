package io.lapwing.ingest.status;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/// Gauges for each source that this instance polls; they go when it polls the source no more, so that a source is told
/// of by one instance at a time.
public final class SourceGauges {
    private static final double MILLIS = 1000;

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    /// The meters of one source and what they show; a meter does not keep what it reads from being collected.
    private static final class Shown {
        private volatile SourceStatus status;
        private List<Meter> measures = List.of();
        private @Nullable Meter state;
        private String label = "";

        Shown(SourceStatus status) {
            this.status = status;
        }
    }

    public SourceGauges(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void show(String sourceId, SourceStatus status) {
        shown.compute(sourceId, (id, before) -> {
            Shown now = before == null ? register(id, status) : before;
            now.status = status;
            label(id, now);
            return now;
        });
    }

    void remove(String sourceId) {
        shown.computeIfPresent(sourceId, (_, gone) -> {
            gone.measures.forEach(registry::remove);
            if (gone.state != null) {
                registry.remove(gone.state);
            }
            return null;
        });
    }

    private Shown register(String id, SourceStatus status) {
        var one = new Shown(status);
        one.measures = List.of(
                gauge(
                        "lapwing.source.last.success.timestamp",
                        "seconds",
                        id,
                        one,
                        (now, at) -> epoch(now.lastSuccess())),
                gauge("lapwing.source.interval", "seconds", id, one, (now, at) -> seconds(now.interval())),
                gauge("lapwing.source.failures", null, id, one, (now, at) -> now.failures()),
                gauge("lapwing.source.silent", "seconds", id, one, (now, at) -> since(now.lastNew(), at)));
        return one;
    }

    /// The state is told by labels, so that another state is another meter.
    private void label(String id, Shown one) {
        String state = one.status.state(clock.instant()).id();
        String reason = one.status.reason() == null ? "none" : one.status.reason();
        if (one.state != null && one.label.equals(state + "/" + reason)) {
            return;
        }
        if (one.state != null) {
            registry.remove(one.state);
        }
        one.label = state + "/" + reason;
        one.state = Gauge.builder("lapwing.source.state", () -> 1)
                .description("How the source fares; always 1")
                .tag("source", id)
                .tag("state", state)
                .tag("reason", reason)
                .register(registry);
    }

    private Meter gauge(
            String name, @Nullable String unit, String id, Shown one, ToDoubleBiFunction<SourceStatus, Instant> value) {
        return Gauge.builder(name, one, it -> value.applyAsDouble(it.status, clock.instant()))
                .baseUnit(unit)
                .tag("source", id)
                .register(registry);
    }

    private static double epoch(@Nullable Instant moment) {
        return moment == null ? Double.NaN : moment.toEpochMilli() / MILLIS;
    }

    private static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / MILLIS;
    }

    private static double since(@Nullable Instant moment, Instant now) {
        return moment == null ? Double.NaN : seconds(Duration.between(moment, now));
    }
}
