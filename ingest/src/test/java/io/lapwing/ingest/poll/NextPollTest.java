package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.source.Source;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextPollTest {
    /// A Tuesday.
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");
    private static final Duration WAIT = Duration.ofMinutes(10);
    private static final HintLimits LIMITS = new HintLimits(Duration.ofHours(1), Duration.ofHours(24));
    private static final Source SOURCE = Feeds.source("a");

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT0S, PT10M",
        "PT5M, PT0S, PT10M",
        "PT20M, PT0S, PT20M",
        "PT0S, PT30M, PT30M",
        "PT40M, PT30M, PT40M",
        "P365D, PT0S, PT1H",
        "PT0S, P7D, PT1H"
    })
    void plan_wishesOfHostAndFeed_areLowerBoundsUpToACap(Duration freshFor, Duration ttl, Duration expected) {
        var next = plan(SOURCE, freshFor, new FeedHints(ttl, Set.of(), Set.of()));
        assertThat(next).isEqualTo(new NextPoll(expected, NOW.plus(expected)));
    }

    @Test
    void plan_intervalInTheList_winsOverWishes() {
        Source fixed = Feeds.source("a", Optional.of(WAIT));
        var hints = new FeedHints(Duration.ofHours(1), Set.of(9), Set.of(DayOfWeek.TUESDAY));
        assertThat(plan(fixed, Duration.ofHours(1), hints)).isEqualTo(new NextPoll(WAIT, NOW.plus(WAIT)));
    }

    @Test
    void plan_skippedHours_goesToTheSameMinuteOfTheFirstOther() {
        var hints = new FeedHints(Duration.ZERO, Set.of(9, 10, 11), Set.of());
        assertThat(plan(SOURCE, Duration.ZERO, hints).at()).isEqualTo(Instant.parse("2026-02-24T12:10:00Z"));
    }

    @Test
    void plan_skippedDay_goesToTheNext() {
        var hints = new FeedHints(Duration.ZERO, Set.of(), Set.of(DayOfWeek.TUESDAY));
        assertThat(plan(SOURCE, Duration.ZERO, hints).at()).isEqualTo(Instant.parse("2026-02-25T00:10:00Z"));
    }

    @Test
    void plan_allHoursOrDaysSkipped_isReadOnceInTheCeiling() {
        var hours = new FeedHints(Duration.ZERO, IntStream.range(0, 24).boxed().collect(Collectors.toSet()), Set.of());
        var days = new FeedHints(Duration.ZERO, Set.of(), EnumSet.allOf(DayOfWeek.class));
        assertThat(plan(SOURCE, Duration.ZERO, hours).at()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(plan(SOURCE, Duration.ZERO, days).at()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    }

    private static NextPoll plan(Source source, Duration freshFor, FeedHints hints) {
        return NextPoll.plan(source, WAIT, freshFor, hints, LIMITS, NOW, 0);
    }
}
