package io.lapwing.ingest.fetch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/// Dates in headers, in the three forms of HTTP (RFC 9110, section 5.6.7).
final class HttpDates {
    /// The form of C's asctime, which names no zone and means UTC.
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);

    private HttpDates() {}

    /// The date; null if there is none, or it is in none of the forms.
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Instant date = DateUtils.parseStandardDate(text.strip());
        return date == null ? asctime(text.strip()) : date;
    }

    private static @Nullable Instant asctime(String text) {
        try {
            return LocalDateTime.parse(text, ASCTIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null; // what cannot be read says nothing
        }
    }
}
