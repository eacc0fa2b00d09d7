package io.lapwing.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The compacted topic of cursors as the group's member sees it: which partitions are ours, and the cursors in them.
/// Used by one thread.
///
/// A partition that has been assigned is read from its beginning before its sources are polled. How far it must be read
/// is asked in an order that leaves no gap to the owner before:
///
/// 1. The broker answers for the group's committed offsets only when no transaction on them is pending, and from the
///    rebalance on it refuses the former owner new ones.
/// 2. The end of the partition, taken after that and counting records not yet committed, covers all that the former
///    owner wrote.
/// 3. Reading committed records up to that end waits until its last transaction is settled.
final class CursorLog implements ConsumerRebalanceListener {
    private static final Logger LOG = LoggerFactory.getLogger(CursorLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /// Pause before the registry is asked again.
    private static final Duration REGISTRY_PAUSE = Duration.ofSeconds(5);

    private final Consumer<byte[], byte @Nullable []> consumer;
    private final PartitionEnds ends;
    private final String topic;
    private final CursorDecoder decoder;
    private final Owner owner;
    private final InstantSource clock;
    private Instant holdUntil = Instant.MIN;
    private final Map<TopicPartition, Restoration> restoring = new HashMap<>();
    private final Set<TopicPartition> ready = new HashSet<>();

    /// Told what is ours, and what was found in it.
    interface Owner {
        /// A partition is ours and its cursors have been read.
        void acquired(int partition, Map<String, Cursor> cursors);

        /// A partition is no longer ours, or its cursors are to be read again.
        void released(int partition);

        /// A record that is no cursor; its source is treated as never read.
        void broken(CursorDecoder.Decoded.Broken broken);
    }

    private static final class Restoration {
        private final Map<String, Cursor> cursors = new HashMap<>();
        private long end = -1;
    }

    CursorLog(
            Consumer<byte[], byte @Nullable []> consumer,
            PartitionEnds ends,
            String topic,
            CursorDecoder decoder,
            Owner owner,
            InstantSource clock) {
        this.consumer = consumer;
        this.ends = ends;
        this.topic = topic;
        this.decoder = decoder;
        this.owner = owner;
        this.clock = clock;
    }

    /// Joins the group.
    void join() {
        consumer.subscribe(List.of(topic), this);
    }

    /// Stays in the group and reads on, for about this time.
    void advance(Duration time) {
        boolean held = clock.instant().isBefore(holdUntil);
        consumer.pause(held ? consumer.assignment() : ready);
        if (!held) {
            consumer.resume(restoring.keySet());
        }
        for (var record : consumer.poll(time)) {
            Restoration restoration = restoring.get(new TopicPartition(record.topic(), record.partition()));
            if (restoration != null && !apply(record, restoration)) {
                break;
            }
        }
        if (!held && !restoring.isEmpty()) {
            findEnds();
            finishRestorations();
        }
    }

    /// Reads everything again, because it is not known what counts.
    void rewind() {
        Set<TopicPartition> all = Set.copyOf(consumer.assignment());
        onPartitionsRevoked(all);
        onPartitionsAssigned(all);
    }

    /// What a transaction commits for the group, so that only the owner of these partitions can commit it.
    Map<TopicPartition, OffsetAndMetadata> positions(Set<Integer> partitions) {
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(
                        Function.identity(), partition -> new OffsetAndMetadata(consumer.position(partition))));
    }

    ConsumerGroupMetadata membership() {
        return consumer.groupMetadata();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> restoring.put(partition, new Restoration()));
        consumer.seekToBeginning(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            restoring.remove(partition);
            if (ready.remove(partition)) {
                owner.released(partition.partition());
            }
        }
    }

    private boolean apply(ConsumerRecord<byte[], byte @Nullable []> record, Restoration restoration) {
        String sourceId = new String(record.key(), UTF_8);
        switch (decoder.decode(record)) {
            case CursorDecoder.Decoded.Fine(var cursor) ->
                cursor.ifPresentOrElse(
                        value -> restoration.cursors.put(sourceId, PackedSeen.in(value)),
                        () -> restoration.cursors.remove(sourceId));
            case CursorDecoder.Decoded.Broken broken -> {
                restoration.cursors.remove(sourceId);
                owner.broken(broken);
            }
            case CursorDecoder.Decoded.Later(String reason) -> {
                LOG.warn("cursors cannot be read because the schema registry does not answer as it should: {}", reason);
                holdUntil = clock.instant().plus(REGISTRY_PAUSE);
                rewind();
                return false;
            }
        }
        return true;
    }

    private void findEnds() {
        Map<TopicPartition, Restoration> open = restoring.entrySet().stream()
                .filter(entry -> entry.getValue().end < 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (open.isEmpty()) {
            return;
        }
        try {
            consumer.committed(open.keySet(), PATIENCE);
            ends.of(open.keySet()).forEach((partition, end) -> {
                Restoration restoration = open.get(partition);
                if (restoration != null) {
                    restoration.end = end;
                }
            });
        } catch (RetriableException e) {
            LOG.debug("the ends of {} are not known yet", open.keySet(), e);
        }
    }

    private void finishRestorations() {
        for (var entry : Map.copyOf(restoring).entrySet()) {
            TopicPartition partition = entry.getKey();
            long end = entry.getValue().end;
            if (end >= 0 && consumer.position(partition) >= end) {
                restoring.remove(partition);
                ready.add(partition);
                consumer.pause(Set.of(partition));
                owner.acquired(partition.partition(), entry.getValue().cursors);
            }
        }
    }
}
