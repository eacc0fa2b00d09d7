package io.lapwing.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.ingest.source.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;

/// Which partition of `sources.cursors` each source belongs to; whoever owns the partition polls the source. The rule
/// is that of Kafka's own producer for the key of the cursor.
final class SourceShares {
    private final Map<Integer, List<Source>> byPartition;

    SourceShares(List<Source> sources, int partitions) {
        this.byPartition =
                sources.stream().collect(Collectors.groupingBy(source -> partition(source.id(), partitions)));
    }

    /// The sources that belong to a partition.
    List<Source> of(int partition) {
        return byPartition.getOrDefault(partition, List.of());
    }

    static int partition(String sourceId, int partitions) {
        return Utils.toPositive(Utils.murmur2(sourceId.getBytes(UTF_8))) % partitions;
    }
}
