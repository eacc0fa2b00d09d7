package io.lapwing.ingest.poll;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where partitions end now, counting records of transactions that are still open. A consumer that reads committed
/// records would be told an earlier end.
interface PartitionEnds {
    /// The ends; those that cannot be told now are missing.
    Map<TopicPartition, Long> of(Set<TopicPartition> partitions);

    /// Asks the broker.
    ///
    /// @param patience longest wait for its answer
    static PartitionEnds by(Admin admin, Duration patience) {
        return partitions -> {
            var query = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
            var ends = new HashMap<TopicPartition, Long>();
            try {
                admin.listOffsets(query, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all()
                        .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .forEach((partition, end) -> ends.put(partition, end.offset()));
            } catch (TimeoutException | ExecutionException e) {
                log().warn(
                                "the ends of the cursor partitions cannot be read and are asked for again: {}",
                                e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ends;
        };
    }

    private static Logger log() {
        return LoggerFactory.getLogger(PartitionEnds.class);
    }
}
