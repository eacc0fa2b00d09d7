package io.lapwing.bench;

import io.lapwing.alerts.rule.GroupKey;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RuleMatcher;
import io.lapwing.alerts.rule.RuleMetrics;
import io.lapwing.alerts.rule.RuleProcessor;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.record.Alert;
import io.lapwing.record.Cursor;
import io.lapwing.record.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The matcher and the processor of the service with its store (RocksDB, no changelog), on the thread that calls.
final class RulesUnderLoad implements AutoCloseable {
    private final RuleMatcher matcher;
    private final Processor<GroupKey, Signal, String, Alert> processor;
    private final MockProcessorContext<String, Alert> context;
    private final Path folder;
    private final List<StateStore> stores = new ArrayList<>();
    private long matched;
    private long alerts;

    RulesUnderLoad(RuleFile file) throws IOException {
        var rules = new RulesInForce(file);
        folder = Files.createTempDirectory("rules-bench");
        context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder.toFile());
        var supplier = new RuleProcessor.Supplier(
                rules, RuleMetrics.NONE, JsonSerde.of(Cursor.class).deserializer());
        supplier.stores().forEach(this::open);
        open(Stores.timestampedKeyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(RuleProcessor.SOURCES), Serdes.String(), Serdes.ByteArray()));
        matcher = new RuleMatcher(rules::rules, RuleMetrics.NONE, InstantSource.system());
        context.setCurrentSystemTimeMs(0);
        processor = supplier.get();
        processor.init(context);
    }

    /// Matches and evaluates.
    void run(List<Signal> signals) {
        for (Signal signal : signals) {
            long at = signal.getReport().getFetchedAt().toEpochMilli();
            for (GroupKey key : matcher.match(signal)) {
                matched++;
                context.setCurrentSystemTimeMs(at);
                processor.process(new Record<>(key, signal, at));
            }
        }
        alerts += context.forwarded().size();
        context.resetForwards();
    }

    long matched() {
        return matched;
    }

    long alerts() {
        return alerts;
    }

    @Override
    public void close() throws IOException {
        processor.close();
        stores.forEach(StateStore::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void open(StoreBuilder<?> builder) {
        StateStore store = builder.withLoggingDisabled().withCachingDisabled().build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        stores.add(store);
    }
}
