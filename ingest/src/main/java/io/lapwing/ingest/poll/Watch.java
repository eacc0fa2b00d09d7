package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import org.jspecify.annotations.Nullable;

/// A source that this instance owns, and where it stands. Each commit puts a new one in its place; the result of a poll
/// counts only as long as the one that it began with is current.
///
/// @param source the source
/// @param partition partition of its cursor
/// @param cursor where it stands; null if it was never read
/// @param hints when the feed asks to be read; an answer without a body does not say it again
record Watch(Source source, int partition, @Nullable Cursor cursor, FeedHints hints) {
    /// A source of whose feed nothing is known.
    Watch(Source source, int partition, @Nullable Cursor cursor) {
        this(source, partition, cursor, FeedHints.NONE);
    }

    /// The same source, further on.
    Watch at(Cursor next, FeedHints told) {
        return new Watch(source, partition, next, told);
    }

    /// The same source without what belongs to an address that it no longer has.
    Watch atItsAddress() {
        return new Watch(source, partition, CursorAddress.current(source, cursor), isEdited() ? FeedHints.NONE : hints);
    }

    /// Whether its address in the list was edited since it was read.
    boolean isEdited() {
        return CursorAddress.isEdited(source, cursor);
    }

    /// Whether it is read no more, because its host said that it is gone for good.
    boolean isStopped() {
        return CursorSteps.isStopped(source, cursor);
    }

    /// How many times in a row reading it has failed.
    int failures() {
        return cursor == null ? 0 : cursor.getFailures();
    }
}
