package io.lapwing.cli.ledger;

import io.lapwing.record.RawReport;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Finds ids and sources of raw reports by their offsets.
///
/// @param clients how to reach broker and registry
public record ReportNames(KafkaClients clients) {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Names the reports at some offsets of each partition.
    ///
    /// @param offsets those that are wanted of a partition
    /// @param most the most to name
    public List<NamedReport> of(Balance balance, Function<PartitionBalance, List<Long>> offsets, int most) {
        var named = new ArrayList<NamedReport>();
        var settings = clients.settings("names");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var reports = clients.serdes().topic(RawReport.class).deserializer()) {
            for (PartitionBalance each : balance.partitions()) {
                var partition = new TopicPartition(balance.topic(), each.partition());
                for (long offset : offsets.apply(each)) {
                    if (named.size() < most) {
                        named.add(name(partition, offset, read(consumer, partition, offset), reports));
                    }
                }
            }
        }
        return named;
    }

    private static NamedReport name(
            TopicPartition partition,
            long offset,
            Optional<ConsumerRecord<byte[], byte[]>> record,
            Deserializer<RawReport> reports) {
        Optional<RawReport> report = record.flatMap(there -> Optional.ofNullable(decode(there, reports)));
        return new NamedReport(
                partition.topic(),
                partition.partition(),
                offset,
                report.map(RawReport::getId),
                report.map(known -> known.getOrigin().getSourceId()));
    }

    /// Null if there is nothing to read in it, which is said of the report then.
    private static @Nullable RawReport decode(ConsumerRecord<byte[], byte[]> record, Deserializer<RawReport> reports) {
        try {
            return reports.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            return null;
        }
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline) && consumer.position(partition) <= offset) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() == offset) {
                    return Optional.of(record);
                }
            }
        }
        return Optional.empty();
    }
}
