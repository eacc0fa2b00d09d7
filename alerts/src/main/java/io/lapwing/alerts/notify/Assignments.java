package io.lapwing.alerts.notify;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// The partitions of `notifications` that this instance owns.
final class Assignments {
    private final Map<TopicPartition, Assignment> byPartition = new HashMap<>();

    /// Takes over a partition.
    void add(TopicPartition partition) {
        byPartition.put(partition, new Assignment());
    }

    /// Forgets partitions.
    void remove(Collection<TopicPartition> partitions) {
        partitions.forEach(byPartition::remove);
    }

    /// One of them, if it is owned still.
    Optional<Assignment> find(TopicPartition partition) {
        return Optional.ofNullable(byPartition.get(partition));
    }

    /// All of them.
    Set<TopicPartition> partitions() {
        return Set.copyOf(byPartition.keySet());
    }

    /// Does something with each.
    void forEach(BiConsumer<TopicPartition, Assignment> action) {
        byPartition.forEach(action);
    }

    /// What is under way in some of them.
    List<Task> open(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .flatMap(partition -> find(partition).stream())
                .flatMap(assignment -> assignment.open().stream())
                .toList();
    }

    /// The offsets to commit, after taking out what has been settled since.
    Map<TopicPartition, OffsetAndMetadata> committable(Collection<TopicPartition> partitions) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition partition : partitions) {
            find(partition).ifPresent(assignment -> {
                assignment.sweep();
                assignment.committable().ifPresent(offset -> offsets.put(partition, new OffsetAndMetadata(offset)));
            });
        }
        return offsets;
    }

    /// Takes note of a commit.
    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach(
                (partition, offset) -> find(partition).ifPresent(assignment -> assignment.committed(offset.offset())));
    }
}
