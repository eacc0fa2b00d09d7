package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");
    private static final Duration MIN = Duration.ofMinutes(5);
    private static final Duration MAX = Duration.ofHours(24);
    private static final Duration USUAL = Duration.ofMinutes(15);
    private static final Source SOURCE = Feeds.source("a");

    private static final Cursor NEVER = Cursor.newBuilder()
            .setSourceId("a")
            .setSeen(List.of())
            .setNextPollAt(NOW)
            .build();

    private final Intervals intervals = new Intervals(MIN, MAX, USUAL);

    @Test
    void afterEntries_steadySource_looksTwiceAnEntry() {
        var feed = Feeds.feedOf(before("PT1H"), before("PT2H"), before("PT3H"), before("PT4H"));
        assertThat(intervals.afterEntries(SOURCE, feed, NEVER, NOW)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void afterEntries_busyAndQuietSources_stayWithinBounds() {
        assertThat(intervals.afterEntries(SOURCE, Feeds.feedOf(before("PT1M"), before("PT2M")), NEVER, NOW))
                .isEqualTo(MIN);
        assertThat(intervals.afterEntries(SOURCE, Feeds.feedOf(before("P300D")), NEVER, NOW))
                .isEqualTo(MAX);
    }

    @Test
    void afterEntries_datesInTheFutureOrNone_takesTheUsual() {
        assertThat(intervals.afterEntries(SOURCE, Feeds.feedOf(NOW.plusSeconds(60)), NEVER, NOW))
                .isEqualTo(USUAL);
        assertThat(intervals.afterEntries(SOURCE, Feeds.feedOf(), NEVER, NOW)).isEqualTo(USUAL);
    }

    @Test
    void anyWait_withAnIntervalInTheList_isThatInterval() {
        Duration own = Duration.ofSeconds(3);
        Source source = Feeds.source("a", Optional.of(own));
        assertThat(intervals.afterEntries(source, Feeds.feedOf(before("PT1H")), NEVER, NOW))
                .isEqualTo(own);
        assertThat(intervals.afterNothing(source, NEVER, NOW)).isEqualTo(own);
        assertThat(intervals.afterFailure(source, 1, null)).isEqualTo(own);
    }

    @Test
    void afterNothing_silentSource_waitsLongerTheLongerItIsSilent() {
        assertThat(intervals.afterNothing(SOURCE, cursor("PT10M", "PT1H"), NOW)).isEqualTo(Duration.ofMinutes(10));
        assertThat(intervals.afterNothing(SOURCE, cursor("PT10M", "PT20H"), NOW))
                .isEqualTo(Duration.ofHours(2));
        assertThat(intervals.afterNothing(SOURCE, NEVER, NOW)).isEqualTo(USUAL);
    }

    @ParameterizedTest
    @CsvSource({"1, PT5M", "2, PT10M", "3, PT20M", "9, PT21H20M", "10, PT24H", "1000, PT24H"})
    void afterFailure_inARow_doublesUpToTheLongest(int failures, Duration expected) {
        assertThat(intervals.afterFailure(SOURCE, failures, null)).isEqualTo(expected);
    }

    @Test
    void afterFailure_retryAfter_countsIfLongerThanTheBackOffAndNotAbsurd() {
        assertThat(intervals.afterFailure(SOURCE, 1, Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
        assertThat(intervals.afterFailure(SOURCE, 1, Duration.ofSeconds(1))).isEqualTo(MIN);
        assertThat(intervals.afterFailure(SOURCE, 1, Duration.ofDays(900))).isEqualTo(MAX);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void spread_anyChance_addsATenthAtMost(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            assertThat(Intervals.spread(USUAL, random.nextDouble()))
                    .as("seed %d", seed)
                    .isBetween(USUAL, USUAL.multipliedBy(11).dividedBy(10));
        }
    }

    private static Instant before(String duration) {
        return NOW.minus(Duration.parse(duration));
    }

    private static Cursor cursor(String interval, String silence) {
        return Cursor.newBuilder()
                .setSourceId("a")
                .setSeen(List.of())
                .setIntervalMillis(Duration.parse(interval).toMillis())
                .setNextPollAt(NOW)
                .setLastNewAt(before(silence))
                .build();
    }
}
