package io.lapwing.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Cursor;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorLogTest {
    private static final String TOPIC = "cursors";
    private static final TopicPartition ZERO = new TopicPartition(TOPIC, 0);
    private static final TopicPartition ONE = new TopicPartition(TOPIC, 1);

    private final MockConsumer<byte[], byte @Nullable []> consumer =
            new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(ZERO, 0L, ONE, 0L));
    private final Map<Integer, Map<String, Cursor>> acquired = new TreeMap<>();
    private final List<Integer> released = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private boolean registryDown;
    private Instant now = Instant.parse("2026-02-24T09:00:00Z");
    private final CursorLog log = new CursorLog(
            consumer,
            partitions -> ends,
            TOPIC,
            new CursorDecoder((_, bytes) -> cursor(bytes), "dead"),
            owner(),
            () -> now);

    @BeforeEach
    void join() {
        log.join();
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
    }

    @Test
    void advance_emptyPartitions_areOursAtOnce() {
        assign(ZERO, ONE);
        assertThat(acquired).isEqualTo(Map.of(0, Map.of(), 1, Map.of()));
    }

    @Test
    void advance_partitionWithCursors_isOursOnceReadToItsEnd() {
        // given
        ends.put(ZERO, 3L);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(ZERO));
            add(0, "a", "1");
            add(1, "b", "2");
        });

        // when
        log.advance(Duration.ZERO);
        log.advance(Duration.ZERO);
        assertThat(acquired).isEmpty();
        add(2, "a", "3");
        log.advance(Duration.ZERO);

        // then
        assertThat(acquired.get(0))
                .hasSize(2)
                .hasEntrySatisfying(
                        "a", cursor -> assertThat(cursor.getFailures()).isEqualTo(3));
        assertThat(consumer.paused()).containsExactly(ZERO);
    }

    @Test
    void advance_deletedCursor_isForgotten() {
        ends.put(ZERO, 2L);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(ZERO));
            add(0, "a", "1");
            add(1, "a", null);
        });
        log.advance(Duration.ZERO);
        log.advance(Duration.ZERO);
        assertThat(acquired).isEqualTo(Map.of(0, Map.of()));
    }

    @Test
    void advance_unreadableCursor_isPutAsideAndForgotten() {
        ends.put(ZERO, 2L);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(ZERO));
            add(0, "a", "1");
            add(1, "a", "garbage");
        });
        log.advance(Duration.ZERO);
        log.advance(Duration.ZERO);
        assertThat(acquired).isEqualTo(Map.of(0, Map.of()));
        assertThat(broken).containsExactly("garbage");
    }

    @Test
    void advance_registryDown_readsAgainLaterAndLosesNothing() {
        // given
        registryDown = true;
        ends.put(ZERO, 1L);
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(ZERO));
            add(0, "a", "1");
        });
        log.advance(Duration.ZERO);
        log.advance(Duration.ZERO);
        assertThat(acquired).isEmpty();
        assertThat(consumer.paused()).containsExactly(ZERO);

        // when
        registryDown = false;
        now = now.plusSeconds(10);
        log.advance(Duration.ZERO);
        add(0, "a", "1");
        log.advance(Duration.ZERO);

        // then
        assertThat(acquired.get(0)).containsOnlyKeys("a");
        assertThat(broken).isEmpty();
    }

    @Test
    void advance_partitionTakenAway_isReleased() {
        // given
        assign(ZERO, ONE);

        // when
        consumer.schedulePollTask(() -> consumer.rebalance(Set.of(ZERO)));
        log.advance(Duration.ZERO);

        // then
        assertThat(released).contains(1);
    }

    @Test
    void rewind_always_releasesAndReadsAgain() {
        // given
        assign(ZERO);

        // when
        log.rewind();
        assertThat(released).containsExactly(0);
        acquired.clear();
        log.advance(Duration.ZERO);

        // then
        assertThat(acquired).containsOnlyKeys(0);
    }

    private void assign(TopicPartition... partitions) {
        consumer.schedulePollTask(() -> consumer.rebalance(Set.of(partitions)));
        log.advance(Duration.ZERO);
        log.advance(Duration.ZERO);
    }

    private void add(long offset, String key, @Nullable String value) {
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                now.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty()));
    }

    /// A number of failures stands for the cursor that has it.
    private @Nullable Cursor cursor(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        String text = new String(bytes, UTF_8);
        if (registryDown) {
            throw new SerializationException("no answer", new IOException("connection refused"));
        }
        if (text.equals("garbage")) {
            throw new SerializationException("garbage");
        }
        var cursor = new Cursor();
        cursor.setSeen(List.of());
        cursor.setFailures(Integer.parseInt(text));
        return cursor;
    }

    private CursorLog.Owner owner() {
        return new CursorLog.Owner() {
            @Override
            public void acquired(int partition, Map<String, Cursor> cursors) {
                acquired.put(partition, cursors);
            }

            @Override
            public void released(int partition) {
                released.add(partition);
            }

            @Override
            public void broken(CursorDecoder.Decoded.Broken letter) {
                broken.add(letter.reason());
            }
        };
    }
}
