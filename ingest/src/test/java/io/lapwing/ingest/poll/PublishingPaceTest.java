package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sources that publish in some rhythm, read over weeks of their time.
class PublishingPaceTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration MIN = Duration.ofMinutes(5);
    private static final Duration MAX = Duration.ofHours(24);
    private static final int SHOWN = 20;
    private static final Source SOURCE = Feeds.source("a");

    private final PollDecision decision =
            new PollDecision(new Intervals(MIN, MAX, Duration.ofMinutes(15)), Duration.ofHours(1), Duration.ofDays(3));

    private record Poll(Instant at, Duration interval, Instant next) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void polls_ofASteadySource_comeAboutAsOftenAsItsEntries(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 40; round++) {
            // given
            Duration period = Duration.ofMinutes(random.nextLong(15, 24 * 60));
            List<Instant> entries =
                    steady(START.minus(period.multipliedBy(SHOWN)), START.plus(Duration.ofDays(30)), period);

            // when
            List<Poll> polls = poll(entries, START.plus(Duration.ofDays(30)), random, random.nextBoolean());

            // then
            Duration mean = Duration.between(
                            polls.getFirst().at(), polls.getLast().next())
                    .dividedBy(polls.size());
            assertThat(mean)
                    .as("seed %d, an entry each %s", seed, period)
                    .isBetween(larger(MIN, period.dividedBy(4)), period.plus(MIN));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void polls_ofASourceThatFallsSilent_driftToTheLongestInterval(boolean conditional) {
        // given
        List<Instant> entries = steady(START.minus(Duration.ofDays(1)), START, Duration.ofHours(1));

        // when
        List<Poll> polls = poll(entries, START.plus(Duration.ofDays(30)), new SplittableRandom(3), conditional);

        // then
        assertThat(polls).isSortedAccordingTo(Comparator.comparing(Poll::interval));
        assertThat(polls.getFirst().interval()).isLessThanOrEqualTo(Duration.ofMinutes(30));
        assertThat(polls.getLast().interval()).isEqualTo(MAX);
    }

    @Test
    void polls_ofASourceThatNeverShowsAnything_driftToTheLongestInterval() {
        List<Poll> polls = poll(List.of(), START.plus(Duration.ofDays(30)), new SplittableRandom(3), false);
        assertThat(polls).isSortedAccordingTo(Comparator.comparing(Poll::interval));
        assertThat(polls.getFirst().interval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(polls.getLast().interval()).isEqualTo(MAX);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void polls_ofASilentSourceThatBurstsAgain_comeBackWithTheFirstReading(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 20; round++) {
            // given
            List<Instant> entries =
                    new ArrayList<>(steady(START.minus(Duration.ofDays(40)), START, Duration.ofHours(12)));
            Instant burst = START.plus(Duration.ofDays(20)).plusSeconds(random.nextLong(86_400));
            entries.addAll(steady(burst, burst.plus(Duration.ofDays(2)), Duration.ofMinutes(20)));

            // when
            List<Poll> polls = poll(entries, burst.plus(Duration.ofDays(2)), random, random.nextBoolean());

            // then
            Instant threeSeen = burst.plus(Duration.ofMinutes(40));
            Poll first = polls.stream()
                    .filter(poll -> poll.at().isAfter(threeSeen))
                    .findFirst()
                    .orElseThrow();
            assertThat(Duration.between(threeSeen, first.at()))
                    .as("seed %d", seed)
                    .isLessThan(MAX.plusHours(3));
            assertThat(first.interval()).as("seed %d", seed).isLessThanOrEqualTo(Duration.ofMinutes(20));
        }
    }

    /// @param conditional whether the host answers that nothing changed where nothing did
    private List<Poll> poll(List<Instant> entries, Instant end, SplittableRandom random, boolean conditional) {
        var polls = new ArrayList<Poll>();
        Watch watch = new Watch(SOURCE, 0, null);
        Instant before = Instant.MIN;
        Instant now = START;
        while (now.isBefore(end)) {
            Instant at = now;
            Instant last = before;
            List<Instant> shown = entries.stream()
                    .filter(date -> !date.isAfter(at))
                    .sorted(Comparator.reverseOrder())
                    .limit(SHOWN)
                    .toList();
            boolean changed = shown.stream().anyMatch(date -> date.isAfter(last));
            Feed feed = Feeds.feedOf(shown.toArray(Instant[]::new));
            Reading reading =
                    changed || !conditional ? new Reading.Entries(feed, null, null, null) : new Reading.Unchanged(null);
            PollOutcome outcome = decision.decide(watch, reading, now, random.nextDouble());
            Cursor cursor = outcome.cursor();
            polls.add(new Poll(now, Duration.ofMillis(cursor.getIntervalMillis()), cursor.getNextPollAt()));
            watch = watch.at(cursor, outcome.hints());
            before = now;
            now = cursor.getNextPollAt();
        }
        return polls;
    }

    private static List<Instant> steady(Instant from, Instant to, Duration period) {
        var dates = new ArrayList<Instant>();
        for (Instant date = from; date.isBefore(to); date = date.plus(period)) {
            dates.add(date);
        }
        return dates;
    }

    private static Duration larger(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
