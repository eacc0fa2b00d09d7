package io.lapwing.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;

/// What a feed says of when to read it: `ttl`, `skipHours` and `skipDays` of RSS, `updatePeriod` and `updateFrequency`
/// of its syndication module.
///
/// @param updateEvery time for which it asks not to be read again; zero if it does not say
/// @param skipHours hours of the day in UTC, from 0 to 23, at which it asks not to be read
/// @param skipDays days in UTC on which it asks not to be read
public record FeedHints(Duration updateEvery, Set<Integer> skipHours, Set<DayOfWeek> skipDays) {
    /// It says nothing.
    public static final FeedHints NONE = new FeedHints(Duration.ZERO, Set.of(), Set.of());
}
