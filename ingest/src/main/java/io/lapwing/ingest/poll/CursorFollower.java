package io.lapwing.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.ingest.status.StatusBoard;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the cursors of sources that other instances poll, so that any instance can tell how all of them fare. Reads
/// outside the group, and nothing of the partitions that are ours: their sources are known without reading. Used by one
/// thread, but for what it is told of ownership.
final class CursorFollower {
    private static final Logger LOG = LoggerFactory.getLogger(CursorFollower.class);
    /// How far before its loss a partition is read again, to see what its next owner wrote at once.
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Consumer<byte[], byte @Nullable []> consumer;
    private final String topic;
    private final CursorDecoder decoder;
    private final StatusBoard board;
    private final InstantSource clock;
    /// Ours, and those lost since the last turn with the time of their loss.
    private final Set<Integer> owned = ConcurrentHashMap.newKeySet();

    private final Map<Integer, Instant> lost = new ConcurrentHashMap<>();
    private List<TopicPartition> all = List.of();
    private final Set<TopicPartition> followed = new HashSet<>();

    CursorFollower(
            Consumer<byte[], byte @Nullable []> consumer,
            String topic,
            CursorDecoder decoder,
            StatusBoard board,
            InstantSource clock) {
        this.consumer = consumer;
        this.topic = topic;
        this.decoder = decoder;
        this.board = board;
        this.clock = clock;
    }

    /// A partition is ours from now on.
    void acquired(int partition) {
        owned.add(partition);
        lost.remove(partition);
    }

    /// A partition is ours no longer.
    void released(int partition) {
        lost.put(partition, clock.instant());
        owned.remove(partition);
    }

    /// Reads on for about this time.
    ///
    /// @return why it cannot go on for now; empty if it can
    Optional<String> advance(Duration time) {
        choose();
        if (followed.isEmpty()) {
            return Optional.empty();
        }
        ConsumerRecords<byte[], byte @Nullable []> records = consumer.poll(time);
        Optional<String> trouble = Optional.empty();
        for (TopicPartition partition : records.partitions()) {
            for (var record : records.records(partition)) {
                trouble = trouble.isPresent() ? trouble : apply(record);
                if (trouble.isPresent()) {
                    consumer.seek(partition, record.offset()); // this and what follows it are read again
                    break;
                }
            }
        }
        return trouble;
    }

    /// Whether all partitions are ours, so that there is nothing to read.
    boolean isIdle() {
        return followed.isEmpty();
    }

    private void choose() {
        if (all.isEmpty()) {
            all = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
        }
        Set<TopicPartition> wanted = all.stream()
                .filter(partition -> !owned.contains(partition.partition()))
                .collect(Collectors.toSet());
        if (wanted.equals(followed)) {
            return;
        }
        Set<TopicPartition> fresh = new HashSet<>(wanted);
        fresh.removeAll(followed);
        consumer.assign(wanted);
        followed.clear();
        followed.addAll(wanted);
        fresh.forEach(this::seek);
    }

    private void seek(TopicPartition partition) {
        Instant loss = lost.remove(partition.partition());
        if (loss == null) {
            consumer.seekToBeginning(List.of(partition));
            return;
        }
        OffsetAndTimestamp found = consumer.offsetsForTimes(
                        Map.of(partition, loss.minus(OVERLAP).toEpochMilli()))
                .get(partition);
        if (found == null) {
            consumer.seekToEnd(List.of(partition));
        } else {
            consumer.seek(partition, found.offset());
        }
    }

    private Optional<String> apply(ConsumerRecord<byte[], byte @Nullable []> record) {
        String sourceId = new String(record.key(), UTF_8);
        switch (decoder.decode(record)) {
            case CursorDecoder.Decoded.Fine(Optional<Cursor> cursor) -> board.hear(sourceId, cursor.orElse(null));
            case CursorDecoder.Decoded.Broken broken -> {
                // Its owner puts it aside; here it only means that nothing is known of the source.
                LOG.debug("the cursor of {} cannot be decoded: {}", sourceId, broken.reason());
                board.hear(sourceId, null);
            }
            case CursorDecoder.Decoded.Later(String reason) -> {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
