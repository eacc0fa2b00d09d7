package io.lapwing.ingest.status;

import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a source fares, from its cursor and without the entries that the cursor remembers.
///
/// @param lastPoll when it was last asked
/// @param lastSuccess when it was last read with success
/// @param lastStatus HTTP status of the last answer
/// @param lastNew when it last gave something new
/// @param interval time between two readings
/// @param nextPoll when it is due again; null if it is stopped
/// @param entries entries that the last successful reading showed
/// @param failures failures in a row
/// @param failingSince when they began
/// @param reason kind of the last failure; null if the last try did not fail
/// @param detail the same in a few words
/// @param movedTo address that permanent redirects led to
/// @param mark what is special about it; null if nothing is
public record SourceStatus(
        @Nullable Instant lastPoll,
        @Nullable Instant lastSuccess,
        @Nullable Integer lastStatus,
        @Nullable Instant lastNew,
        @Nullable Duration interval,
        @Nullable Instant nextPoll,
        int entries,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String movedTo,
        @Nullable SourceState mark) {
    /// A healthy source that gives nothing new for so long is silent.
    static final Duration SILENT_AFTER = Duration.ofDays(7);

    /// A source that was never read.
    static final SourceStatus NONE =
            new SourceStatus(null, null, null, null, null, null, 0, 0, null, null, null, null, null);

    /// What a cursor tells.
    public static SourceStatus of(Cursor cursor) {
        SourceState mark = cursor.getState() == null
                ? null
                : SourceState.byId(cursor.getState()).orElse(null);
        Long interval = cursor.getIntervalMillis();
        return new SourceStatus(
                cursor.getLastPolledAt(),
                cursor.getLastSuccessAt(),
                cursor.getLastStatus(),
                cursor.getLastNewAt(),
                interval == null ? null : Duration.ofMillis(interval),
                mark == SourceState.STOPPED ? null : cursor.getNextPollAt(),
                cursor.getEntries(),
                cursor.getFailures(),
                cursor.getFailingSince(),
                cursor.getLastReason(),
                cursor.getLastFailure(),
                cursor.getMovedTo(),
                mark);
    }

    /// How it fares at a moment.
    public SourceState state(Instant now) {
        if (mark == SourceState.STOPPED) {
            return SourceState.STOPPED;
        }
        if (failures > 0) {
            return SourceState.FAILING;
        }
        if (mark != null) {
            return mark;
        }
        if (lastSuccess == null) {
            return SourceState.WAITING;
        }
        return silentSince(now) == null ? SourceState.HEALTHY : SourceState.SILENT;
    }

    /// Since when it has given nothing new, if that is long ago; whether it can be read or not.
    public @Nullable Instant silentSince(Instant now) {
        return lastNew != null && Duration.between(lastNew, now).compareTo(SILENT_AFTER) >= 0 ? lastNew : null;
    }
}
