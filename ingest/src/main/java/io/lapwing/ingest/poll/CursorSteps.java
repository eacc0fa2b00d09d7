package io.lapwing.ingest.poll;

import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.status.SourceState;
import io.lapwing.record.Cursor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reading changes in a cursor, but for entries and the next reading. Functions of their arguments.
final class CursorSteps {
    /// After so many failures in a row at an address that a redirect led to, the address in the list is tried again.
    private static final int FORGET_MOVE_AFTER = 3;

    private CursorSteps() {}

    /// The cursor of a source that was never read.
    static Cursor blank(Source source, Instant now) {
        return Cursor.newBuilder()
                .setSourceId(source.id())
                .setAddress(source.address())
                .setSeen(List.of())
                .setNextPollAt(now)
                .build();
    }

    /// @param movedTo address that permanent redirects led to, if they did
    /// @param status HTTP status, if there is one
    static Cursor succeeded(Cursor before, @Nullable URI movedTo, @Nullable Integer status, Instant now) {
        Cursor after = copy(before);
        after.setFailures(0);
        after.setLastFailure(null);
        after.setLastReason(null);
        after.setFailingSince(null);
        after.setLastStatus(status);
        after.setLastPolledAt(now);
        after.setLastSuccessAt(now);
        after.setMovedTo(movedTo == null ? before.getMovedTo() : movedTo.toString());
        return after;
    }

    static Cursor failed(Source source, Cursor before, Reading.Failed failed, Instant now) {
        int failures = before.getFailures() + 1;
        boolean gone = failed.reason() == FailureReason.GONE;
        Cursor after = copy(before);
        after.setFailures(failures);
        after.setFailingSince(before.getFailures() == 0 ? now : before.getFailingSince());
        after.setLastReason(failed.reason().id());
        after.setLastFailure(failed.reason().id() + ": " + failed.detail());
        after.setLastStatus(failed.status());
        after.setLastPolledAt(now);
        if (before.getMovedTo() != null && (gone || failures >= FORGET_MOVE_AFTER)) {
            after.setMovedTo(null);
            after.setEtag(null); // what the one address calls unchanged is not what the other shows
            after.setLastModified(null);
        } else if (gone) {
            after.setState(SourceState.STOPPED.id());
            after.setAddress(source.address());
        }
        if (!gone && SourceState.STOPPED.id().equals(before.getState())) {
            after.setState(null);
        }
        return after;
    }

    /// What is special about a source after a successful reading.
    ///
    /// @param entries entries that it shows
    /// @param dated how many of them bear a date; as many as there are where nothing changed
    /// @param emptyAfter time without anything new after which a source that shows nothing counts as empty
    static @Nullable SourceState mark(Cursor before, int entries, int dated, Duration emptyAfter, Instant now) {
        if (entries > 0) {
            return dated == 0 ? SourceState.UNDATED : null;
        }
        boolean wasEmpty = before.getLastSuccessAt() != null && before.getEntries() == 0;
        Instant lastNew = before.getLastNewAt();
        boolean forLong = lastNew == null || Duration.between(lastNew, now).compareTo(emptyAfter) >= 0;
        return wasEmpty && forLong ? SourceState.EMPTY : null;
    }

    /// Whether a source was stopped, and its address in the list is still the one that was gone.
    static boolean isStopped(Source source, @Nullable Cursor cursor) {
        return cursor != null
                && SourceState.STOPPED.id().equals(cursor.getState())
                && source.address().equals(cursor.getAddress());
    }

    /// Shares the list of entries with the original, which a builder would copy one by one.
    static Cursor copy(Cursor original) {
        var copy = new Cursor();
        original.getSchema().getFields().forEach(field -> copy.put(field.pos(), original.get(field.pos())));
        return copy;
    }
}
