package io.lapwing.ingest.poll;

import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds a cursor against the address that the list gives its source.
final class CursorAddress {
    private CursorAddress() {}

    /// Whether the source's address was edited since the cursor was written. One that names no address is from before
    /// cursors did, and counts for the address of today.
    static boolean isEdited(Source source, @Nullable Cursor cursor) {
        return cursor != null
                && cursor.getAddress() != null
                && !cursor.getAddress().equals(source.address());
    }

    /// The cursor to go on from. What belongs to an address that was edited is dropped: redirect, validators, position
    /// and
    /// failures. What was published stays known.
    ///
    /// @return null if the source was never read
    static @Nullable Cursor current(Source source, @Nullable Cursor cursor) {
        if (cursor == null || source.address().equals(cursor.getAddress())) {
            return cursor;
        }
        Cursor current = CursorSteps.copy(cursor);
        current.setAddress(source.address());
        if (isEdited(source, cursor)) {
            List.of("etag", "lastModified", "movedTo", "position", "lastFailure", "failingSince", "lastReason", "state")
                    .forEach(field -> current.put(field, null));
            current.setFailures(0);
        }
        return current;
    }
}
