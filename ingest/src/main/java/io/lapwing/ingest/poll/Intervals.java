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
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    /// How many entries make a burst that tells more than what was before it.
    private static final int BURST = 3;
    /// Part of the time between two entries after which a source is worth another look.
    private static final int LOOKS_PER_ENTRY = 2;
    /// A source is looked at again after this part of the time for which it has been silent.
    private static final int LOOKS_PER_SILENCE = 10;
    /// A source that never showed anything is looked at after its last interval and this part more.
    private static final int LOOKS_PER_GROWTH = 4;

    private static final int MAX_DOUBLINGS = 20;
    /// Widest part of an interval that chance adds.
    private static final double JITTER = 0.1;

    /// The wait after a reading with entries.
    ///
    /// @param cursor where the source stands: its last interval, and when it last gave something new, now included
    Duration afterEntries(Source source, Feed feed, Cursor cursor, Instant now) {
        return afterDates(source, feed.entries().stream().map(FeedEntry::publishedAt), cursor, now);
    }

    /// The wait after a reading whose entries were published at these times.
    Duration afterDates(Source source, Stream<@Nullable Instant> published, Cursor cursor, Instant now) {
        return source.pollInterval().orElseGet(() -> {
            List<Instant> dates = published
                    .filter(Objects::nonNull)
                    .filter(date -> date.isBefore(now))
                    .sorted(Comparator.reverseOrder())
                    .limit(SAMPLE)
                    .toList();
            return clamp(dates.isEmpty() ? drift(usual, cursor, now) : pace(dates, now));
        });
    }

    /// The wait after a reading whose dates say nothing of the source.
    Duration afterUndated(Source source) {
        return source.pollInterval().orElse(usual);
    }

    /// The wait after a reading that found nothing changed: as before, and longer the longer it has been silent.
    Duration afterNothing(Source source, Cursor cursor, Instant now) {
        return source.pollInterval().orElseGet(() -> clamp(drift(last(cursor), cursor, now)));
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

    /// Half the time between entries. Of the latest three, four and so on, those count that came closest together, so
    /// that a burst after a silence is followed at once.
    ///
    /// @param dates when the latest entries were published, latest first
    private static Duration pace(List<Instant> dates, Instant now) {
        return IntStream.rangeClosed(Math.min(BURST, dates.size()), dates.size())
                .mapToObj(
                        count -> Duration.between(dates.get(count - 1), now).dividedBy((long) LOOKS_PER_ENTRY * count))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Duration drift(Duration interval, Cursor cursor, Instant now) {
        if (cursor.getLastNewAt() == null) {
            Duration last = last(cursor);
            return cursor.getIntervalMillis() == null ? last : last.plus(last.dividedBy(LOOKS_PER_GROWTH));
        }
        Duration silence = Duration.between(cursor.getLastNewAt(), now).dividedBy(LOOKS_PER_SILENCE);
        return interval.compareTo(silence) < 0 ? silence : interval;
    }

    private Duration last(Cursor cursor) {
        Long millis = cursor.getIntervalMillis();
        return millis == null ? usual : Duration.ofMillis(millis);
    }

    private Duration clamp(Duration interval) {
        return interval.compareTo(min) < 0 ? min : interval.compareTo(max) > 0 ? max : interval;
    }
}
