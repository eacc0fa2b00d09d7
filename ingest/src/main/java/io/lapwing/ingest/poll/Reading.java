package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Flaws;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What reading a source once gave.
sealed interface Reading {
    /// HTTP status of the last answer; null if none came or the source is no HTTP source.
    @Nullable
    Integer status();

    /// Its entries.
    ///
    /// @param etag validator for the next request
    /// @param lastModified validator for the next request
    /// @param movedTo where the source is to be read from now on, if it moved for good
    /// @param freshFor how long the host says that nothing changes; zero if it does not say
    record Entries(
            Feed feed,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable URI movedTo,
            Duration freshFor,
            @Nullable Integer status)
            implements Reading {
        /// Entries from where there are neither statuses nor hints.
        Entries(Feed feed, @Nullable String etag, @Nullable String lastModified, @Nullable URI movedTo) {
            this(feed, etag, lastModified, movedTo, Duration.ZERO, null);
        }
    }

    /// A piece of a source that is read piece by piece, such as a page of an API or some lines of a file.
    ///
    /// @param drafts what it holds
    /// @param newestFirst whether the newest come first
    /// @param dated whether the dates of the drafts tell how often the source publishes
    /// @param steps where the source stands after it
    /// @param etag validator for the next request
    /// @param lastModified validator for the next request
    /// @param movedTo where the source is to be read from now on, if it moved for good
    /// @param freshFor how long the host says that nothing changes; zero if it does not say
    /// @param flaws what could not be taken
    record Part(
            List<Draft> drafts,
            boolean newestFirst,
            boolean dated,
            Steps steps,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable URI movedTo,
            Duration freshFor,
            @Nullable Integer status,
            Flaws flaws)
            implements Reading {}

    /// Where a source that is read piece by piece stands.
    ///
    /// @param first whether the piece is the first of a run
    /// @param onward position from which it is read on at once; null if there is no more now
    /// @param end position from which it is read the next time, if it is not read on
    /// @param whileNew whether it is read on only if the piece held something new
    /// @param reach how many entries the cursor must know to tell old ones; 0 where the position alone tells
    record Steps(boolean first, @Nullable String onward, String end, boolean whileNew, int reach) {}

    /// Nothing has changed since the last reading.
    ///
    /// @param etag validator for the next request; null to keep the one known
    /// @param lastModified validator for the next request; null to keep the one known
    /// @param movedTo where the source is to be read from now on, if it moved for good
    /// @param freshFor how long the host says that nothing changes; zero if it does not say
    record Unchanged(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable URI movedTo,
            Duration freshFor,
            @Nullable Integer status)
            implements Reading {
        /// Nothing new from where there are neither statuses nor hints.
        Unchanged(@Nullable URI movedTo) {
            this(null, null, movedTo, Duration.ZERO, null);
        }
    }

    /// It could not be read.
    ///
    /// @param reason why, as a class
    /// @param detail why, in a few words
    /// @param retryAfter how long the host asks to be left alone
    record Failed(
            FailureReason reason,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable Integer status) implements Reading {
        /// A failure to which no answer led.
        Failed(FailureReason reason, String detail, @Nullable Duration retryAfter) {
            this(reason, detail, retryAfter, null);
        }
    }
}
