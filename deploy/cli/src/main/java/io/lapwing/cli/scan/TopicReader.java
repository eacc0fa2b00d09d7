package io.lapwing.cli.scan;

import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the committed records of one topic from its oldest on, in steps: each step goes on where the last one ended.
/// Unlike a plain consumer it can wait for transactions that are open, so that nothing which was written before a step
/// is passed over because its commit was not visible yet.
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /// Longer than a producer that died may hold a transaction open: a minute unless set otherwise.
    private static final Duration STALLED = Duration.ofSeconds(90);

    private final Admin admin;
    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /// Takes records in the order of each partition.
    public interface Sink {
        /// @param record the record
        void accept(ConsumerRecord<byte[], byte[]> record) throws InterruptedException;
    }

    /// @param clients how to reach the cluster
    /// @param admin asked where partitions begin and end; the caller closes it
    /// @param topic its full name
    public TopicReader(KafkaClients clients, Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
        var settings = clients.settings("reader");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The topic's partitions, as they were when reading began.
    public List<TopicPartition> partitions() {
        return partitions;
    }

    /// The first offset of each partition that retention has left.
    public Map<TopicPartition, Long> starts() throws InterruptedException {
        return offsets(OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /// Behind the last record of each partition, whether it is committed or not.
    public Map<TopicPartition, Long> ends() throws InterruptedException {
        return offsets(OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    }

    /// Behind the last record of each partition before which no transaction is open.
    public Map<TopicPartition, Long> committedEnds() throws InterruptedException {
        return offsets(OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
    }

    /// The first offset of each partition with a record of this time or later; the partition's end if there is none.
    ///
    /// @param time in milliseconds since 1970
    public Map<TopicPartition, Long> offsetsAt(long time) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        var found = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(each -> each, _ -> Math.max(0, time))));
        return partitions.stream().collect(Collectors.toMap(each -> each, each -> {
            var at = found.get(each);
            return at == null ? ends.getOrDefault(each, 0L) : at.offset();
        }));
    }

    /// Reads on until each partition is read to its end. Records behind the ends may be among those given.
    ///
    /// @param ends offsets, exclusive
    /// @throws StartupException if the broker sends nothing for a minute and a half
    public void readTo(Map<TopicPartition, Long> ends, Sink sink) throws InterruptedException {
        Instant heardAt = Instant.now();
        long before = -1;
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                sink.accept(record);
            }
            long now = partitions.stream().mapToLong(consumer::position).sum();
            if (now != before) {
                heardAt = Instant.now();
                before = now;
            } else if (heardAt.plus(STALLED).isBefore(Instant.now())) {
                throw new StartupException("nothing more of " + topic + " can be read for " + STALLED.toSeconds()
                        + " seconds, though there is more; is a partition offline, or a transaction left open"
                        + " (`kafka-transactions.sh find-hanging`)?");
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec, IsolationLevel isolation) throws InterruptedException {
        try {
            return admin
                    .listOffsets(
                            partitions.stream().collect(Collectors.toMap(each -> each, _ -> spec)),
                            new ListOffsetsOptions(isolation))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, offset -> offset.getValue().offset()));
        } catch (ExecutionException e) {
            throw new StartupException("the broker does not tell where " + topic + " begins and ends: "
                    + (e.getCause() == null ? e : e.getCause()).getMessage());
        }
    }
}
