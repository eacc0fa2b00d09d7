package io.lapwing.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Reads `Retry-After`: seconds, or a date.
final class RetryAfter {
    private static final int LONGEST_NUMBER = 9;

    private RetryAfter() {}

    /// How long to wait; null if the header is missing, unreadable or in the past.
    static @Nullable Duration parse(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        if (value.matches("\\d{1," + LONGEST_NUMBER + "}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return date.isAfter(now) ? Duration.between(now, date) : null;
        } catch (DateTimeException e) {
            return null; // a header that cannot be read asks for nothing
        }
    }
}
