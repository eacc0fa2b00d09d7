package io.lapwing.cli.scan;

import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads committed records of topics from a time to where they end now, without a consumer group, and tells how far it
/// is. It stops at a bound, and counts what it could not read.
public final class TopicScan {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final int TELL_EVERY = 100_000;

    private final KafkaClients clients;
    private final Consumer<String> progress;
    private final long most;

    /// What a scan came to.
    ///
    /// @param records records read
    /// @param unreadable those of them that could not be decoded
    /// @param complete whether the end was reached before the bound
    public record Outcome(long records, long unreadable, boolean complete) {}

    /// Takes records in the order of each partition.
    ///
    /// @param <V> their values
    public interface Sink<V> {
        /// @param record the record
        /// @param value its value
        void accept(ConsumerRecord<String, byte[]> record, V value);
    }

    /// @param clients how to reach the cluster
    /// @param progress told of the progress, in words
    /// @param most the most records to read in one scan
    public TopicScan(KafkaClients clients, Consumer<String> progress, long most) {
        this.clients = clients;
        this.progress = progress;
        this.most = most;
    }

    /// Reads topics.
    ///
    /// @param what what they are, for people
    /// @param topics tells the topics to read from all others
    /// @param from the first time of interest, by record timestamp
    /// @param values reads values; tombstones are passed over
    public <V> Outcome read(String what, Predicate<String> topics, Instant from, Deserializer<V> values, Sink<V> sink) {
        var settings = clients.settings("scan");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = seek(consumer, topics, from);
            if (ends.isEmpty()) {
                return new Outcome(0, 0, true);
            }
            return new Run<>(what, consumer, ends, values, sink).go();
        }
    }

    private static Map<TopicPartition, Long> seek(
            KafkaConsumer<String, byte[]> consumer, Predicate<String> topics, Instant from) {
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, Math.max(0, from.toEpochMilli())));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
        return ends;
    }

    private final class Run<V> {
        private final String what;
        private final KafkaConsumer<String, byte[]> consumer;
        private final Map<TopicPartition, Long> ends;
        private final Deserializer<V> values;
        private final Sink<V> sink;
        private long records;
        private long unreadable;

        Run(
                String what,
                KafkaConsumer<String, byte[]> consumer,
                Map<TopicPartition, Long> ends,
                Deserializer<V> values,
                Sink<V> sink) {
            this.what = what;
            this.consumer = consumer;
            this.ends = ends;
            this.values = values;
            this.sink = sink;
        }

        Outcome go() {
            Instant heardAt = Instant.now();
            while (!atEnd() && records < most) {
                var polled = consumer.poll(POLL);
                polled.forEach(this::take);
                if (!polled.isEmpty()) {
                    heardAt = Instant.now();
                } else if (heardAt.plus(STALLED).isBefore(Instant.now())) {
                    throw new StartupException("the broker has sent nothing of " + what + " for " + STALLED.toSeconds()
                            + " seconds, though there is more; are all its partitions online?");
                }
            }
            return new Outcome(records, unreadable, atEnd());
        }

        private void take(ConsumerRecord<String, byte[]> record) {
            Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
            if (end == null || record.offset() >= end || record.value() == null) {
                return;
            }
            records++;
            if (records % TELL_EVERY == 0) {
                progress.accept(String.format("%,d records of %s read", records, what));
            }
            try {
                sink.accept(record, values.deserialize(record.topic(), record.headers(), record.value()));
            } catch (SerializationException e) {
                unreadable++;
            }
        }

        private boolean atEnd() {
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        }
    }
}
