package io.lapwing.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads `Retry-After`: seconds, or a date in any of the forms of HTTP.
final class RetryAfter {
    private RetryAfter() {}

    /// How long to wait; null if the header is missing, unreadable or in the past. Callers cap it.
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        Long seconds = DeltaSeconds.parse(header);
        if (seconds != null) {
            return Duration.ofSeconds(seconds);
        }
        Instant date = HttpDates.parse(header);
        return date != null && date.isAfter(now) ? Duration.between(now, date) : null;
    }
}
