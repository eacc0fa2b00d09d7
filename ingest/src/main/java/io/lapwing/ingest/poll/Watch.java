package io.lapwing.ingest.poll;

import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import org.jspecify.annotations.Nullable;

/// A source that this instance owns, and where it stands. Each commit puts a new one in its place; the result of a poll
/// counts only as long as the one that it began with is current.
///
/// @param source the source
/// @param partition partition of its cursor
/// @param cursor where it stands; null if it was never read
record Watch(Source source, int partition, @Nullable Cursor cursor) {
    /// The same source, further on.
    Watch at(Cursor next) {
        return new Watch(source, partition, next);
    }

    /// How many times in a row reading it has failed.
    int failures() {
        return cursor == null ? 0 : cursor.getFailures();
    }
}
