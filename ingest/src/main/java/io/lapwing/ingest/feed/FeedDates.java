package io.lapwing.ingest.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Dates in the many forms that feeds and pushes use: ISO 8601 with its week, ordinal, basic and partial forms, RFC 822
/// with its usual faults, what C and Java print, figures with slashes or dots, seconds since 1970, and all of these
/// with
/// names of months in some thirty languages or in the way that Chinese, Japanese and Korean write dates.
///
/// A date without zone is taken as UTC, except in East Asian writing, where it is the time of its place: Chinese
/// +08:00,
/// Japanese and Korean +09:00. Figures with slashes are month first unless that cannot be (`24/02/2026`); those with
/// dots
/// or hyphens are day first. Years of two digits lie between 1950 and 2049. A partial date is its first moment.
public final class FeedDates {
    private static final int LONGEST = 100;

    private FeedDates() {}

    /// The moment that a text names; null if it names none.
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return null;
        }
        var parts = new DateParts();
        String plain = DateSpelling.plain(text, parts);
        for (String token : plain.split(" ")) {
            if (!token.isEmpty() && !DateTokens.take(token, parts)) {
                return null;
            }
        }
        return parts.moment();
    }
}
