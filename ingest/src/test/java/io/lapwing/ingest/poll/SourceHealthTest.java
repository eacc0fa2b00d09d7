package io.lapwing.ingest.poll;

import static io.lapwing.ingest.poll.Feeds.entry;
import static io.lapwing.ingest.poll.Feeds.feed;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedFormat;
import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What cursors keep of how a source fares.
class SourceHealthTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");
    private static final Source SOURCE = Feeds.source("a");
    private static final Reading.Failed DNS = new Reading.Failed(FailureReason.DNS, "no such name", null);
    private static final Reading.Failed GONE = new Reading.Failed(FailureReason.GONE, "gone", null, 410);
    private static final URI NEW_ADDRESS = URI.create("https://new.example/feed");

    private final PollDecision decision = new PollDecision(
            new Intervals(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(15)),
            Duration.ofHours(1),
            Duration.ofDays(3));

    @Test
    void cursor_afterSuccess_tellsStatusEntriesAndInterval() {
        // when
        Cursor cursor = after(null, entries(Feeds.feedOf(NOW.minusSeconds(3600), NOW.minusSeconds(7200))), NOW);

        // then
        assertThat(cursor.getLastStatus()).isEqualTo(200);
        assertThat(cursor.getLastPolledAt()).isEqualTo(NOW);
        assertThat(cursor.getEntries()).isEqualTo(2);
        assertThat(cursor.getIntervalMillis()).isEqualTo(Duration.ofMinutes(30).toMillis());
        assertThat(cursor.getState()).isNull();
    }

    @Test
    void cursor_throughFailures_tellsSinceWhenAndWhyUntilOneSucceeds() {
        // when
        Cursor first = after(null, DNS, NOW);
        Cursor second = after(first, new Reading.Failed(FailureReason.STATUS, "status 500", null, 500), later(1));
        Cursor healed = after(second, entries(feed(entry("1", "a"))), later(2));

        // then
        assertThat(first.getLastReason()).isEqualTo("dns");
        assertThat(first.getLastStatus()).isNull();
        assertThat(second.getFailingSince()).isEqualTo(NOW);
        assertThat(second.getLastReason()).isEqualTo("status");
        assertThat(second.getLastStatus()).isEqualTo(500);
        assertThat(second.getLastPolledAt()).isEqualTo(later(1));
        assertThat(healed.getFailingSince()).isNull();
        assertThat(healed.getLastReason()).isNull();
        assertThat(healed.getLastStatus()).isEqualTo(200);
    }

    @Test
    void cursor_afterFailures_keepsTheIntervalForWhenItSucceeds() {
        Cursor cursor = after(null, entries(Feeds.feedOf(NOW.minusSeconds(3600), NOW.minusSeconds(7200))), NOW);
        Cursor healed = after(after(cursor, DNS, later(1)), unchanged(), later(2));
        assertThat(healed.getIntervalMillis()).isEqualTo(cursor.getIntervalMillis());
    }

    @Test
    void gone_atTheAddressOfTheList_stopsTheSource() {
        Cursor cursor = after(null, GONE, NOW);
        assertThat(cursor.getState()).isEqualTo("stopped");
        assertThat(cursor.getAddress()).isEqualTo(SOURCE.url().toString());
        assertThat(new Watch(SOURCE, 0, cursor).isStopped()).isTrue();
    }

    @Test
    void gone_atAnAddressThatARedirectLedTo_triesTheOneOfTheListFirst() {
        // given
        Cursor moved = after(null, moved(), NOW);

        // when
        Cursor once = after(moved, GONE, later(1));
        Cursor twice = after(once, GONE, later(2));

        // then
        assertThat(once.getMovedTo()).isNull();
        assertThat(once.getEtag()).isNull();
        assertThat(once.getState()).isNotEqualTo("stopped");
        assertThat(twice.getState()).isEqualTo("stopped");
    }

    @Test
    void stopped_sourceWithAnotherAddress_startsAnew() {
        // given
        Cursor stopped = after(null, GONE, NOW);
        stopped.setAddress("https://former.example/feed");

        // then
        assertThat(new Watch(SOURCE, 0, stopped).isStopped()).isFalse();
        assertThat(after(stopped, DNS, later(1)).getState()).isNull();
        assertThat(after(stopped, entries(feed(entry("1", "a"))), later(1)).getState())
                .isEqualTo("undated");
    }

    @Test
    void otherClientErrors_onlyWaitLonger() {
        var failure = new Reading.Failed(FailureReason.STATUS, "status 404", null, 404);
        Cursor cursor = after(null, failure, NOW);
        for (int i = 1; i < 20; i++) {
            cursor = after(cursor, failure, later(i));
        }
        assertThat(new Watch(SOURCE, 0, cursor).isStopped()).isFalse();
        assertThat(cursor.getNextPollAt()).isEqualTo(later(19).plus(Duration.ofHours(24)));
    }

    @Test
    void move_forgottenAfterFailures_dropsTheValidatorsOfTheOtherAddress() {
        Cursor cursor = after(null, moved(), NOW);
        for (int i = 1; i <= 3; i++) {
            cursor = after(cursor, DNS, later(i));
        }
        assertThat(cursor.getMovedTo()).isNull();
        assertThat(cursor.getEtag()).isNull();
        assertThat(cursor.getLastModified()).isNull();
    }

    @Test
    void unchanged_withAndWithoutValidators_keepsOrReplacesThem() {
        Cursor cursor = after(null, entries(feed(entry("1", "a"))), NOW);
        Cursor kept = after(cursor, unchanged(), later(1));
        Cursor replaced = after(cursor, new Reading.Unchanged("W/\"2\"", null, null, Duration.ZERO, 304), later(1));
        assertThat(kept.getEtag()).isEqualTo("\"1\"");
        assertThat(kept.getLastStatus()).isEqualTo(304);
        assertThat(replaced.getEtag()).isEqualTo("W/\"2\"");
        assertThat(replaced.getLastModified()).isEqualTo("date");
    }

    @Test
    void empty_feedThatNeverShowedAnything_isSaidSoAtTheSecondReading() {
        Cursor once = after(null, entries(feed()), NOW);
        Cursor twice = after(once, unchanged(), later(1));
        assertThat(once.getState()).isNull();
        assertThat(twice.getState()).isEqualTo("empty");
        assertThat(after(twice, entries(dated()), later(2)).getState()).isNull();
    }

    @Test
    void empty_feedThatShowedEntries_isSaidSoOnlyAfterDays() {
        Cursor full = after(null, entries(dated()), NOW);
        Cursor once = after(full, entries(feed()), later(1));
        Cursor nextDay = after(once, entries(feed()), NOW.plus(Duration.ofDays(1)));
        Cursor later = after(nextDay, entries(feed()), NOW.plus(Duration.ofDays(3)));
        assertThat(nextDay.getState()).isNull();
        assertThat(later.getState()).isEqualTo("empty");
    }

    @Test
    void undated_feed_isSaidSoAlsoWhileItStaysUnchanged() {
        Cursor undated = after(null, entries(feed(entry("1", "a"), entry("2", "b"))), NOW);
        assertThat(undated.getState()).isEqualTo("undated");
        assertThat(after(undated, unchanged(), later(1)).getState()).isEqualTo("undated");
        assertThat(after(undated, entries(dated()), later(1)).getState()).isNull();
    }

    @Test
    void hints_ofTheLastBody_holdForAnswersWithoutOne() {
        // given
        var hints = new FeedHints(Duration.ZERO, Set.of(9, 10), Set.of());
        var feed = new Feed(FeedFormat.RSS, "Sample", null, List.of(), hints);
        PollOutcome first = decision.decide(new Watch(SOURCE, 0, null), entries(feed), NOW, 0);

        // when
        Watch watch = new Watch(SOURCE, 0, null).at(first.cursor(), first.hints());
        PollOutcome second = decision.decide(watch, unchanged(), NOW.plusSeconds(60), 0);

        // then
        assertThat(first.cursor().getNextPollAt()).isEqualTo(Instant.parse("2026-02-24T11:15:00Z"));
        assertThat(second.cursor().getNextPollAt()).isAfterOrEqualTo(Instant.parse("2026-02-24T11:00:00Z"));
    }

    @Test
    void freshness_ofAnAnswer_putsTheNextReadingOff() {
        var reading = new Reading.Unchanged(null, null, null, Duration.ofMinutes(40), 304);
        assertThat(after(null, reading, NOW).getNextPollAt()).isEqualTo(NOW.plus(Duration.ofMinutes(40)));
    }

    private Cursor after(@Nullable Cursor cursor, Reading reading, Instant now) {
        return decision.decide(new Watch(SOURCE, 0, cursor), reading, now, 0).cursor();
    }

    private static Reading entries(Feed feed) {
        return new Reading.Entries(feed, "\"1\"", "date", null, Duration.ZERO, 200);
    }

    private static Reading moved() {
        return new Reading.Entries(feed(entry("1", "a")), "\"1\"", "date", NEW_ADDRESS, Duration.ZERO, 200);
    }

    private static Reading unchanged() {
        return new Reading.Unchanged(null, null, null, Duration.ZERO, 304);
    }

    private static Feed dated() {
        return Feeds.feedOf(NOW.minusSeconds(60));
    }

    private static Instant later(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
