package io.lapwing.alerts.rule;

import io.lapwing.alerts.state.DueTimes;
import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.alerts.state.StreamClock;
import io.lapwing.record.Alert;
import io.lapwing.record.Signal;
import io.lapwing.schemas.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Runs [RuleEvaluator] over a store: reads the state of a group, decides, writes it back, and sends what changed on.
public final class RuleProcessor implements Processor<GroupKey, Signal, String, Alert> {
    /// Name of the store.
    public static final String STORE = "rule-states";

    private static final Duration TICK = Duration.ofSeconds(1);

    private final RuleSet rules;
    private final RuleMetrics metrics;
    private final StreamClock clock = new StreamClock();
    private final DueTimes<GroupKey> dueTimes = new DueTimes<>();
    private @Nullable ProcessorContext<String, Alert> context;
    private @Nullable KeyValueStore<GroupKey, RuleState> store;

    private RuleProcessor(RuleSet rules, RuleMetrics metrics) {
        this.rules = rules;
        this.metrics = metrics;
    }

    /// Makes processors with their store.
    ///
    /// @param rules the rules in force
    /// @param metrics where firings are counted
    public record Supplier(RuleSet rules, RuleMetrics metrics)
            implements ProcessorSupplier<GroupKey, Signal, String, Alert> {
        @Override
        public Processor<GroupKey, Signal, String, Alert> get() {
            return new RuleProcessor(rules, metrics);
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
        store = given.getStateStore(STORE);
        try (var all = store().all()) {
            all.forEachRemaining(entry -> dueTimes.set(entry.key, due(entry.key, entry.value)));
        }
        given.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, wall -> tick(Instant.ofEpochMilli(wall)));
    }

    @Override
    public void process(Record<GroupKey, Signal> record) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        clock.observe(at, Instant.ofEpochMilli(context().currentSystemTimeMs()));
        rules.find(record.key().rule()).ifPresent(rule -> {
            RuleState known = store().get(record.key());
            Verdict verdict = new RuleEvaluator(rule, record.key())
                    .observe(known == null ? RuleState.EMPTY : known, record.value(), at);
            if (verdict.fired()) {
                metrics.fired(rule);
            }
            apply(record.key(), verdict, record.timestamp(), record.headers());
        });
    }

    private void tick(Instant wall) {
        Instant now = clock.now(wall);
        for (GroupKey key : dueTimes.due(now)) {
            RuleState known = store().get(key);
            if (known == null) {
                dueTimes.remove(key);
                continue;
            }
            Verdict verdict = rules.find(key.rule())
                    .map(rule -> new RuleEvaluator(rule, key).tick(known, now))
                    .orElseGet(() -> RuleEvaluator.ruleRemoved(key, known, now));
            apply(key, verdict, now.toEpochMilli(), new RecordHeaders());
        }
    }

    private void apply(GroupKey key, Verdict verdict, long timestamp, Headers cause) {
        store().put(key, verdict.state());
        if (verdict.due() == null) {
            dueTimes.remove(key);
        } else {
            dueTimes.set(key, verdict.due());
        }
        verdict.alert().ifPresent(alert -> {
            var headers = new RecordHeaders(cause);
            String status = alert.getStatus().name().toLowerCase(Locale.ROOT);
            CloudEvents.stamp(
                    headers,
                    alert.getAlertId() + "/" + alert.getUpdatedAt().toEpochMilli() + "/" + status,
                    "/lapwing/alerts",
                    "alert." + status,
                    alert.getUpdatedAt());
            context().forward(new Record<>(alert.getFingerprint(), alert, timestamp, headers));
        });
    }

    /// A group whose rule is gone is looked at in the next tick.
    private Instant due(GroupKey key, RuleState state) {
        return rules.find(key.rule())
                .map(rule -> new RuleEvaluator(rule, key).due(state))
                .orElse(Instant.MIN);
    }

    private ProcessorContext<String, Alert> context() {
        return Objects.requireNonNull(context);
    }

    private KeyValueStore<GroupKey, RuleState> store() {
        return Objects.requireNonNull(store);
    }
}
