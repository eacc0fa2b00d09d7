package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.status.StatusBoard;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final Instant START = Instant.parse("2026-02-24T09:00:00Z");
    private static final Source SOURCE = Feeds.source("a", Optional.of(Duration.ofMinutes(10)));

    private Instant now = START;
    private final StatusBoard board = new StatusBoard(List.of(SOURCE));
    private final Watches watches = new Watches(new SourceShares(List.of(SOURCE), 1), () -> now, board);

    @Test
    void acquire_sourceNeverRead_isDueAtOnce() {
        watches.acquire(0, Map.of());
        assertThat(watches.takeDue()).extracting(due -> due.watch().source()).containsExactly(SOURCE);
        assertThat(watches.takeDue()).isEmpty();
    }

    @Test
    void acquire_sourceReadBefore_isDueWhenItsCursorSays() {
        // given
        watches.acquire(0, Map.of("a", cursor(START.plusSeconds(60), 0)));
        assertThat(watches.takeDue()).isEmpty();

        // when
        now = START.plusSeconds(60);

        // then
        assertThat(watches.takeDue()).hasSize(1);
    }

    @Test
    void acquire_intervalShortenedSince_isDueByTheNewOne() {
        // given
        watches.acquire(0, Map.of("a", cursor(START.plus(Duration.ofHours(9)), 0)));

        // when
        now = START.plus(Duration.ofMinutes(10));

        // then
        assertThat(watches.takeDue()).hasSize(1);
    }

    @Test
    void acquire_failingSource_keepsItsLongerWait() {
        // given
        watches.acquire(0, Map.of("a", cursor(START.plus(Duration.ofHours(9)), 3)));
        assertThat(watches.failing()).isEqualTo(1);

        // when
        now = START.plus(Duration.ofHours(8));

        // then
        assertThat(watches.takeDue()).isEmpty();
    }

    @Test
    void isCurrent_afterTheSourceWentAndCameBack_isFalseForTheOldState() {
        // given
        watches.acquire(0, Map.of());
        Watch before = watches.takeDue().getFirst().watch();
        assertThat(watches.isCurrent(before)).isTrue();

        // when
        watches.release(0);
        watches.acquire(0, Map.of());

        // then
        assertThat(watches.isCurrent(before)).isFalse();
    }

    @Test
    void move_onward_setsStateAndNextTime() {
        // given
        watches.acquire(0, Map.of());
        Watch before = watches.takeDue().getFirst().watch();

        // when
        watches.move(before, outcome(cursor(START.plusSeconds(5), 0)));
        now = START.plusSeconds(5);

        // then
        assertThat(watches.isCurrent(before)).isFalse();
        assertThat(watches.takeDue()).singleElement().satisfies(due -> {
            assertThat(due.watch().cursor()).isNotNull();
            assertThat(due.at()).isEqualTo(START.plusSeconds(5));
        });
    }

    @Test
    void postpone_source_keepsItsState() {
        // given
        watches.acquire(0, Map.of());
        Watch watch = watches.takeDue().getFirst().watch();

        // when
        watches.postpone(watch, Duration.ofSeconds(30));

        // then
        assertThat(watches.takeDue()).isEmpty();
        now = START.plusSeconds(30);
        assertThat(watches.takeDue()).extracting(Watches.Due::watch).containsExactly(watch);
    }

    @Test
    void move_toAStop_isDueNoMoreUntilTheAddressInTheListChanges() {
        // given
        watches.acquire(0, Map.of());
        Cursor stopped = cursor(START.plusSeconds(5), 1);
        stopped.setState("stopped");
        stopped.setAddress(SOURCE.url().toString());

        // when
        watches.move(watches.takeDue().getFirst().watch(), outcome(stopped));
        now = START.plus(Duration.ofDays(400));

        // then
        assertThat(watches.takeDue()).isEmpty();
        watches.release(0);
        watches.acquire(0, Map.of("a", stopped));
        assertThat(watches.takeDue()).isEmpty();
        watches.release(0);
        stopped.setAddress("https://former.example/feed");
        watches.acquire(0, Map.of("a", stopped));
        assertThat(watches.takeDue()).hasSize(1);
    }

    private static PollOutcome outcome(Cursor cursor) {
        return new PollOutcome(List.of(), cursor, new PollOutcome.Verdict.NothingNew(), START, FeedHints.NONE);
    }

    private static Cursor cursor(Instant next, int failures) {
        return Cursor.newBuilder()
                .setSourceId("a")
                .setSeen(List.of())
                .setFailures(failures)
                .setNextPollAt(next)
                .build();
    }
}
