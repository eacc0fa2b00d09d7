package io.lapwing.ingest.poll;

import static io.lapwing.ingest.poll.Feeds.entry;
import static io.lapwing.ingest.poll.Feeds.feed;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.poll.PollOutcome.Verdict;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollDecisionTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Source SOURCE = Feeds.source("a", Optional.of(INTERVAL));

    private final PollDecision decision = new PollDecision(
            new Intervals(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(15)),
            Duration.ofHours(1),
            Duration.ofDays(3));

    @Test
    void decide_firstReading_publishesAllOldestFirst() {
        // when
        PollOutcome outcome = decide(null, feed(entry("2", "b"), entry("1", "a")));

        // then
        assertThat(titles(outcome)).containsExactly("Title 1", "Title 2");
        assertThat(outcome.verdict()).isEqualTo(new Verdict.News(2, 0));
        Cursor cursor = outcome.cursor();
        assertThat(cursor.getSourceId()).isEqualTo("a");
        assertThat(cursor.getEtag()).isEqualTo("\"e\"");
        assertThat(cursor.getLastModified()).isEqualTo("date");
        assertThat(cursor.getSeen()).hasSize(2);
        assertThat(cursor.getLastSuccessAt()).isEqualTo(NOW);
        assertThat(cursor.getLastNewAt()).isEqualTo(NOW);
        assertThat(cursor.getNextPollAt()).isEqualTo(NOW.plus(INTERVAL));
    }

    @Test
    void decide_sameEntriesAgain_publishesNothing() {
        // given
        Cursor cursor = decide(null, feed(entry("2", "b"), entry("1", "a"))).cursor();

        // when
        PollOutcome outcome = decide(cursor, feed(entry("1", "a"), entry("2", "b")));

        // then
        assertThat(outcome.publications()).isEmpty();
        assertThat(outcome.verdict()).isEqualTo(new Verdict.NothingNew());
    }

    @Test
    void decide_newAndEditedEntries_publishesThoseOnly() {
        // given
        Cursor cursor = decide(null, feed(entry("2", "b"), entry("1", "a"))).cursor();

        // when
        PollOutcome outcome = decide(cursor, feed(entry("3", "c"), entry("2", "b, corrected"), entry("1", "a")));

        // then
        assertThat(titles(outcome)).containsExactly("Title 2", "Title 3");
        assertThat(outcome.verdict()).isEqualTo(new Verdict.News(1, 1));
        assertThat(outcome.publications().getFirst().report().getId())
                .isEqualTo(decide(null, feed(entry("2", "b")))
                        .publications()
                        .getFirst()
                        .report()
                        .getId());
    }

    @Test
    void decide_entryThatDropsOutAndComesBack_isNotPublishedAgain() {
        // given
        Cursor cursor = decide(null, feed(entry("1", "a"))).cursor();
        cursor = decide(cursor, feed(entry("2", "b"))).cursor();

        // then
        assertThat(decide(cursor, feed(entry("1", "a"))).publications()).isEmpty();
    }

    @Test
    void decide_longFeeds_rememberTwiceWhatIsShown() {
        // given
        Cursor cursor = decide(null, feed()).cursor();
        for (int round = 0; round < 5; round++) {
            int from = round * 300;
            FeedEntry[] entries = IntStream.range(from, from + 300)
                    .mapToObj(i -> entry("e" + i, "b"))
                    .toArray(FeedEntry[]::new);
            cursor = decide(cursor, feed(entries)).cursor();
        }

        // then
        assertThat(cursor.getSeen()).hasSize(600);
    }

    @Test
    void decide_unchanged_keepsValidatorsAndEntries() {
        // given
        Cursor cursor = decide(null, feed(entry("1", "a"))).cursor();
        Instant later = NOW.plus(INTERVAL);

        // when
        PollOutcome outcome = decision.decide(new Watch(SOURCE, 0, cursor), new Reading.Unchanged(null), later, 0);

        // then
        assertThat(outcome.publications()).isEmpty();
        assertThat(outcome.cursor().getEtag()).isEqualTo("\"e\"");
        assertThat(outcome.cursor().getSeen()).isEqualTo(cursor.getSeen());
        assertThat(outcome.cursor().getLastSuccessAt()).isEqualTo(later);
        assertThat(outcome.cursor().getLastNewAt()).isEqualTo(NOW);
    }

    @Test
    void decide_failures_waitLongerEachTimeAndSuccessForgetsThem() {
        // given
        Cursor cursor = decide(null, feed(entry("1", "a"))).cursor();
        var failure = new Reading.Failed(FailureReason.STATUS, "status 500", null);

        // when
        Cursor once =
                decision.decide(new Watch(SOURCE, 0, cursor), failure, NOW, 0).cursor();
        Cursor twice =
                decision.decide(new Watch(SOURCE, 0, once), failure, NOW, 0).cursor();
        Cursor healed = decide(twice, feed(entry("1", "a"))).cursor();

        // then
        assertThat(once.getFailures()).isEqualTo(1);
        assertThat(once.getLastFailure()).isEqualTo("status: status 500");
        assertThat(once.getNextPollAt()).isEqualTo(NOW.plus(INTERVAL));
        assertThat(twice.getNextPollAt()).isEqualTo(NOW.plus(INTERVAL.multipliedBy(2)));
        assertThat(twice.getSeen()).isEqualTo(cursor.getSeen());
        assertThat(healed.getFailures()).isZero();
        assertThat(healed.getLastFailure()).isNull();
    }

    @Test
    void decide_retryAfter_isRespected() {
        var failure = new Reading.Failed(FailureReason.STATUS, "status 503", Duration.ofHours(3));
        assertThat(decision.decide(new Watch(SOURCE, 0, null), failure, NOW, 0)
                        .cursor()
                        .getNextPollAt())
                .isEqualTo(NOW.plus(Duration.ofHours(3)));
    }

    @Test
    void decide_permanentMove_isRememberedUntilItFailsThrice() {
        // given
        URI moved = URI.create("https://new.example/feed");
        Cursor cursor = decision.decide(
                        new Watch(SOURCE, 0, null),
                        new Reading.Entries(feed(entry("1", "a")), null, null, moved),
                        NOW,
                        0)
                .cursor();
        var failure = new Reading.Failed(FailureReason.DNS, "gone", null);

        // when
        Cursor kept = decide(cursor, feed(entry("1", "a"))).cursor();
        Cursor once =
                decision.decide(new Watch(SOURCE, 0, kept), failure, NOW, 0).cursor();
        Cursor twice =
                decision.decide(new Watch(SOURCE, 0, once), failure, NOW, 0).cursor();
        Cursor thrice =
                decision.decide(new Watch(SOURCE, 0, twice), failure, NOW, 0).cursor();

        // then
        assertThat(twice.getMovedTo()).isEqualTo("https://new.example/feed");
        assertThat(thrice.getMovedTo()).isNull();
    }

    private PollOutcome decide(@Nullable Cursor cursor, Feed feed) {
        return decision.decide(new Watch(SOURCE, 0, cursor), new Reading.Entries(feed, "\"e\"", "date", null), NOW, 0);
    }

    private static List<String> titles(PollOutcome outcome) {
        return outcome.publications().stream()
                .map(publication -> publication.report().getTitle())
                .toList();
    }
}
