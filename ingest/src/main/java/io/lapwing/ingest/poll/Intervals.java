package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long to wait before a source is read again. An interval in the source list wins; else it follows from how often
/// the source publishes; after failures it doubles each time.
///
/// @param min shortest interval that is worked out
/// @param max longest interval, and longest wait after failures
/// @param usual interval where nothing is known
public record Intervals(Duration min, Duration max, Duration usual) {
    /// How many of the latest entries tell how often a source publishes.
    private static final int SAMPLE = 10;
    /// Part of the time between two entries after which a source is worth another look.
    private static final int LOOKS_PER_ENTRY = 2;
    /// A source is looked at again after this part of the time for which it has been silent.
    private static final int LOOKS_PER_SILENCE = 10;
    private static final int MAX_DOUBLINGS = 20;
    /// Widest part of an interval that chance adds.
    private static final double JITTER = 0.1;

    /// The wait after a reading with entries.
    Duration afterEntries(Source source, Feed feed, Instant now) {
        return source.pollInterval().orElseGet(() -> {
            List<Instant> dates = feed.entries().stream()
                    .map(FeedEntry::publishedAt)
                    .filter(Objects::nonNull)
                    .filter(date -> date.isBefore(now))
                    .sorted(Comparator.reverseOrder())
                    .limit(SAMPLE)
                    .toList();
            return dates.isEmpty()
                    ? usual
                    : clamp(Duration.between(dates.getLast(), now).dividedBy((long) LOOKS_PER_ENTRY * dates.size()));
        });
    }

    /// The wait after a reading that found nothing changed: as before, and longer the longer it has been silent.
    Duration afterNothing(Source source, @Nullable Cursor cursor, Instant now) {
        return source.pollInterval().orElseGet(() -> {
            Duration interval = usual;
            if (cursor != null && cursor.getFailures() == 0 && cursor.getLastSuccessAt() != null) {
                interval = Duration.between(cursor.getLastSuccessAt(), cursor.getNextPollAt());
            }
            if (cursor != null && cursor.getLastNewAt() != null) {
                Duration silence = Duration.between(cursor.getLastNewAt(), now).dividedBy(LOOKS_PER_SILENCE);
                interval = interval.compareTo(silence) < 0 ? silence : interval;
            }
            return clamp(interval);
        });
    }

    /// The wait after failures in a row, at least as long as the host asks for.
    ///
    /// @param failures how many, from 1
    Duration afterFailure(Source source, int failures, @Nullable Duration retryAfter) {
        Duration first = source.pollInterval().orElse(min);
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        Duration asked = retryAfter == null || retryAfter.compareTo(wait) < 0 ? wait : retryAfter;
        Duration longest = first.compareTo(max) > 0 ? first : max;
        return asked.compareTo(longest) > 0 ? longest : asked;
    }

    /// An interval with a chance part, so that sources do not march in step.
    ///
    /// @param chance a number from 0 to 1
    static Duration spread(Duration interval, double chance) {
        return interval.plusMillis((long) (interval.toMillis() * JITTER * chance));
    }

    private Duration clamp(Duration interval) {
        return interval.compareTo(min) < 0 ? min : interval.compareTo(max) > 0 ? max : interval;
    }
}
