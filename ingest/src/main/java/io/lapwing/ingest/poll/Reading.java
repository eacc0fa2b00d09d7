package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.fetch.FailureReason;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What reading a source once gave.
sealed interface Reading {
    /// Where the source is to be read from now on, if it moved for good.
    @Nullable
    URI movedTo();

    /// Its entries.
    ///
    /// @param etag validator for the next request
    /// @param lastModified validator for the next request
    record Entries(
            Feed feed,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable URI movedTo) implements Reading {}

    /// Nothing has changed since the last reading.
    record Unchanged(@Nullable URI movedTo) implements Reading {}

    /// It could not be read.
    ///
    /// @param reason why, as a class
    /// @param detail why, in a few words
    /// @param retryAfter how long the host asks to be left alone
    record Failed(
            FailureReason reason, String detail, @Nullable Duration retryAfter) implements Reading {
        @Override
        public @Nullable URI movedTo() {
            return null;
        }
    }
}
