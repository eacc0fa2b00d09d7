package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// When a source is read next, once it has been read: after the interval that suits it, and no sooner than its host
/// and the feed itself ask. An interval in the source list wins over what they ask.
///
/// @param interval time between two readings, without the chance part
/// @param at the moment
record NextPoll(Duration interval, Instant at) {
    /// @param wait the interval that suits the source
    /// @param freshFor how long its host says that nothing changes; zero if it does not say
    /// @param chance a number from 0 to 1 that spreads readings
    static NextPoll plan(
            Source source,
            Duration wait,
            Duration freshFor,
            FeedHints hints,
            HintLimits limits,
            Instant now,
            double chance) {
        if (source.pollInterval().isPresent()) {
            return new NextPoll(wait, now.plus(Intervals.spread(wait, chance)));
        }
        Duration asked = longer(freshFor, hints.updateEvery());
        Duration interval = longer(wait, asked.compareTo(limits.longest()) > 0 ? limits.longest() : asked);
        Instant at = now.plus(Intervals.spread(interval, chance));
        return new NextPoll(interval, awake(at, hints, now.plus(longer(interval, limits.ceiling()))));
    }

    /// The same minute of the first hour that is not skipped.
    private static Instant awake(Instant at, FeedHints hints, Instant latest) {
        Instant candidate = at;
        while (isSkipped(candidate, hints)) {
            candidate = candidate.plus(Duration.ofHours(1));
            if (candidate.isAfter(latest)) {
                return latest.isAfter(at) ? latest : at;
            }
        }
        return candidate;
    }

    private static boolean isSkipped(Instant moment, FeedHints hints) {
        OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
        return hints.skipHours().contains(utc.getHour()) || hints.skipDays().contains(utc.getDayOfWeek());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
