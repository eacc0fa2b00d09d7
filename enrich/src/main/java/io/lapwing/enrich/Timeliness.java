package io.lapwing.enrich;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Judges publication times, which sources give and nobody checks.
///
/// @param maxAge age at which a report is no longer news
record Timeliness(Duration maxAge) {
    /// Nothing was published on the web before.
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /// Clocks and time zones of sources are off by up to a day.
    private static final Duration AHEAD = Duration.ofDays(1);

    /// The time, or null if it cannot be right.
    @Nullable
    Instant plausible(@Nullable Instant published, Instant fetched) {
        return published == null || published.isBefore(EARLIEST) || published.isAfter(fetched.plus(AHEAD))
                ? null
                : published;
    }

    boolean isStale(@Nullable Instant published, Instant fetched) {
        return published != null && published.isBefore(fetched.minus(maxAge));
    }
}
