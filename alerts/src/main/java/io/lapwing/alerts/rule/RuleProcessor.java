package io.lapwing.alerts.rule;

import io.lapwing.alerts.route.Router;
import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.alerts.state.StreamClock;
import io.lapwing.record.Alert;
import io.lapwing.record.Cursor;
import io.lapwing.record.Signal;
import io.lapwing.schemas.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/// Drives a [RuleRunner] with records and the wall clock, and sends what changed on. Goes along when other rules take
/// force.
public final class RuleProcessor implements Processor<GroupKey, Signal, String, Alert> {
    /// Name of the store.
    public static final String STORE = "rule-states";
    /// Name of the global store of the cursors of sources, as bytes.
    public static final String SOURCES = "sources";

    /// Name of the node that takes alerts to their routes.
    public static final String ROUTES = "route-alerts";

    private static final Duration TICK = Duration.ofSeconds(1);

    private final RulesInForce rules;
    private final RuleMetrics metrics;
    private final Deserializer<Cursor> cursors;
    private @Nullable StreamClock clock;
    private @Nullable ProcessorContext<String, Alert> context;
    private @Nullable RuleRunner runner;
    private @Nullable StoredStates states;
    private @Nullable Router router;

    private RuleProcessor(RulesInForce rules, RuleMetrics metrics, Deserializer<Cursor> cursors) {
        this.rules = rules;
        this.metrics = metrics;
        this.cursors = cursors;
    }

    /// Makes processors with their store.
    ///
    /// @param rules the rules in force
    /// @param metrics where firings are counted
    /// @param cursors reads the cursors of sources
    public record Supplier(RulesInForce rules, RuleMetrics metrics, Deserializer<Cursor> cursors)
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
        states = new StoredStates(given.getStateStore(STORE));
        router = rules.router();
        runner = new RuleRunner(rules::rules, new CursorHealth(given.getStateStore(SOURCES), cursors), states, metrics);
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
        // It is of no theme, so that no topic of alerts is its own: it only goes to its route.
        route(RejectedRules.tell(Objects.requireNonNull(states), rules.rejection(), wall));
        if (rules.router() != router) {
            router = rules.router();
            // Other routes may lead to receivers that have not been told of what fires.
            route(runner().firing(wall));
        }
    }

    private void route(List<Alert> alerts) {
        records(alerts, new RecordHeaders()).forEach(record -> context().forward(record, ROUTES));
    }

    private void forward(List<Alert> alerts, Headers cause) {
        records(alerts, cause).forEach(context()::forward);
    }

    private static List<Record<String, Alert>> records(List<Alert> alerts, Headers cause) {
        var records = new ArrayList<Record<String, Alert>>(alerts.size());
        for (Alert alert : alerts) {
            var headers = new RecordHeaders(cause);
            String status = alert.getStatus().name().toLowerCase(Locale.ROOT);
            CloudEvents.stamp(
                    headers,
                    alert.getAlertId() + "/" + alert.getUpdatedAt().toEpochMilli() + "/" + status,
                    "/lapwing/alerts",
                    "alert." + status,
                    alert.getUpdatedAt());
            records.add(new Record<>(
                    alert.getFingerprint(), alert, alert.getUpdatedAt().toEpochMilli(), headers));
        }
        return records;
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
