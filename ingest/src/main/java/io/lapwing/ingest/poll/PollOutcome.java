package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.publish.Flaws;
import io.lapwing.ingest.publish.Publication;
import io.lapwing.record.Cursor;
import java.time.Instant;
import java.util.List;

/// What follows from reading a source once.
///
/// @param publications reports to publish, oldest first
/// @param cursor the cursor after it
/// @param verdict how it went
/// @param at when it was read
/// @param hints when the feed asks to be read, as far as it is known
/// @param flaws what could not be published
record PollOutcome(
        List<Publication> publications, Cursor cursor, Verdict verdict, Instant at, FeedHints hints, Flaws flaws) {
    PollOutcome(List<Publication> publications, Cursor cursor, Verdict verdict, Instant at, FeedHints hints) {
        this(publications, cursor, verdict, at, hints, Flaws.NONE);
    }

    /// How a reading went.
    sealed interface Verdict {
        /// It gave something new.
        ///
        /// @param fresh entries not seen before
        /// @param revised entries seen before with other content
        record News(int fresh, int revised) implements Verdict {}

        /// It gave nothing new.
        record NothingNew() implements Verdict {}

        /// It failed.
        ///
        /// @param reason why, as a class
        /// @param detail why, in a few words
        record Failed(FailureReason reason, String detail) implements Verdict {}
    }
}
