package io.lapwing.ingest.api;

import io.lapwing.ingest.source.PositionText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where the reading of an API was left. A run reads page after page, each in a poll of its own, until there is no
/// more; the next run begins with the first page.
///
/// @param newest date of the newest item known
/// @param from from when on this run asks; null where the address has no place for it
/// @param next mark, number or address of the next page; null at the end of a run
/// @param pages pages read in this run
/// @param shown items that this run has shown
/// @param reach most items that a run has shown
/// @param completed whether there has been a run to its end
public record ApiPosition(
        @Nullable Instant newest,
        @Nullable Instant from,
        @Nullable String next,
        int pages,
        int shown,
        int reach,
        boolean completed) {
    /// Nothing has been read.
    public static final ApiPosition START = new ApiPosition(null, null, null, 0, 0, 0, false);

    /// The position that a cursor holds; the start if it holds none, or one of another kind of source.
    public static ApiPosition parse(@Nullable String text) {
        return PositionText.read(text, ApiPosition.class).orElse(START);
    }

    /// As the cursor keeps it.
    public String text() {
        return PositionText.write(this);
    }

    /// The beginning of the next run, with what is known of earlier ones.
    public ApiPosition rewound() {
        return new ApiPosition(newest, null, null, 0, 0, reach, completed);
    }

    /// The end of this run.
    ApiPosition atEnd() {
        return new ApiPosition(newest, null, null, 0, 0, reach, true);
    }
}
