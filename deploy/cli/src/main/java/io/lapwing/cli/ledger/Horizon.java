package io.lapwing.cli.ledger;

import io.lapwing.cli.scan.TopicDescription;
import io.lapwing.cli.scan.TopicReader;
import io.lapwing.runtime.app.StartupException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/// Tells how far back a topic is complete, so that what retention removed is not taken for lost.
///
/// @param admin asks the broker
/// @param clock tells the time
record Horizon(Admin admin, InstantSource clock) {
    /// The time from which on no record of the topic has been removed, in milliseconds since 1970, or
    /// [Long#MIN_VALUE] where none ever was.
    ///
    /// Where time alone removes records, one younger than the retention time is there. Where size may remove them
    /// too, it is the time of the oldest record that is left.
    long of(String topic, TopicReader reader) throws InterruptedException {
        List<TopicPartition> shortened = reader.starts().entrySet().stream()
                .filter(start -> start.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        if (shortened.isEmpty()) {
            return Long.MIN_VALUE;
        }
        TopicDescription description = TopicDescription.of(admin, topic)
                .orElseThrow(() -> new StartupException("topic " + topic + " is not there any more"));
        long retention = description.number(TopicConfig.RETENTION_MS_CONFIG);
        boolean bySize = description.number(TopicConfig.RETENTION_BYTES_CONFIG) >= 0;
        return bySize || retention < 0 ? oldestLeft(topic, shortened) : clock.millis() - retention;
    }

    private long oldestLeft(String topic, List<TopicPartition> shortened) throws InterruptedException {
        long latest = Long.MIN_VALUE;
        try {
            for (TopicPartition partition : shortened) {
                var first = admin.listOffsets(Map.of(partition, OffsetSpec.forTimestamp(0)))
                        .partitionResult(partition)
                        .get();
                latest = Math.max(latest, first.timestamp() < 0 ? clock.millis() : first.timestamp());
            }
        } catch (ExecutionException e) {
            throw new StartupException("the broker does not tell of which time the oldest records of " + topic
                    + " are: " + Objects.requireNonNullElse(e.getCause(), e).getMessage());
        }
        return latest;
    }
}
