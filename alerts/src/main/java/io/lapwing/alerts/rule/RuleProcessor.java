package io.lapwing.alerts.rule;

import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.alerts.state.StreamClock;
import io.lapwing.record.Alert;
import io.lapwing.record.Cursor;
import io.lapwing.record.Signal;
import io.lapwing.schemas.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Drives a [RuleRunner] with records and the wall clock, and sends what changed on.
public final class RuleProcessor implements Processor<GroupKey, Signal, String, Alert> {
    /// Name of the store.
    public static final String STORE = "rule-states";
    /// Name of the global store of the cursors of sources, as bytes.
    public static final String SOURCES = "sources";

    private static final Duration TICK = Duration.ofSeconds(1);

    private final RuleSet rules;
    private final RuleMetrics metrics;
    private final Deserializer<Cursor> cursors;
    private @Nullable StreamClock clock;
    private @Nullable ProcessorContext<String, Alert> context;
    private @Nullable RuleRunner runner;

    private RuleProcessor(RuleSet rules, RuleMetrics metrics, Deserializer<Cursor> cursors) {
        this.rules = rules;
        this.metrics = metrics;
        this.cursors = cursors;
    }

    /// Makes processors with their store.
    ///
    /// @param rules the rules in force
    /// @param metrics where firings are counted
    /// @param cursors reads the cursors of sources
    public record Supplier(RuleSet rules, RuleMetrics metrics, Deserializer<Cursor> cursors)
            implements ProcessorSupplier<GroupKey, Signal, String, Alert> {
        @Override
        public Processor<GroupKey, Signal, String, Alert> get() {
            return new RuleProcessor(rules, metrics, cursors);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), GroupKey.serde(), JsonSerde.of(RuleState.class)));
        }
    }

    @Override
    public void init(ProcessorContext<String, Alert> given) {
        context = given;
        clock = new StreamClock(Instant.ofEpochMilli(given.currentSystemTimeMs()));
        runner = new RuleRunner(
                rules,
                new CursorHealth(given.getStateStore(SOURCES), cursors),
                new StoredStates(given.getStateStore(STORE)),
                metrics);
        given.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, wall -> tick(Instant.ofEpochMilli(wall)));
    }

    @Override
    public void process(Record<GroupKey, Signal> record) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        Instant wall = Instant.ofEpochMilli(context().currentSystemTimeMs());
        clock().observe(at, wall);
        forward(runner().observe(record.key(), record.value(), at, clock().now(wall)), record.headers());
    }

    private void tick(Instant wall) {
        if (clock().isSettled(wall)) {
            forward(runner().tick(clock().now(wall)), new RecordHeaders());
        }
    }

    private void forward(List<Alert> alerts, Headers cause) {
        for (Alert alert : alerts) {
            var headers = new RecordHeaders(cause);
            String status = alert.getStatus().name().toLowerCase(Locale.ROOT);
            CloudEvents.stamp(
                    headers,
                    alert.getAlertId() + "/" + alert.getUpdatedAt().toEpochMilli() + "/" + status,
                    "/lapwing/alerts",
                    "alert." + status,
                    alert.getUpdatedAt());
            context()
                    .forward(new Record<>(
                            alert.getFingerprint(), alert, alert.getUpdatedAt().toEpochMilli(), headers));
        }
    }

    private ProcessorContext<String, Alert> context() {
        return Objects.requireNonNull(context);
    }

    private StreamClock clock() {
        return Objects.requireNonNull(clock);
    }

    private RuleRunner runner() {
        return Objects.requireNonNull(runner);
    }
}
