package io.lapwing.alerts.rule;

import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How a source fares, as ingest last wrote it down in its cursor.
///
/// @param down whether nothing can be expected from it now
/// @param words what is wrong, in a few words; empty if it fares well
public record SourceHealth(boolean down, String words) {
    private static final int FAILURES = 3;
    private static final String STOPPED = "stopped";
    private static final Duration LEAST_PATIENCE = Duration.ofHours(1);
    private static final int INTERVALS = 3;

    /// Finds how a source fares.
    public interface Lookup {
        /// Nothing is known of any source.
        Lookup NONE = (source, now) -> Optional.empty();

        /// How a source fares; empty if nothing is known of it, as of one that pushes its reports.
        Optional<SourceHealth> of(String source, Instant now);
    }

    /// A source is down if it failed three times in a row, was stopped, or was not read for three of its intervals (and
    /// at least an hour), as when ingest itself does not run.
    public static SourceHealth of(Cursor cursor, Instant now) {
        Instant success = cursor.getLastSuccessAt();
        String since = success == null ? "never read" : "not read since " + success;
        String why = cursor.getLastReason() == null ? "" : ", " + cursor.getLastReason();
        if (STOPPED.equals(cursor.getState())) {
            return new SourceHealth(true, "stopped, " + since + why);
        }
        if (cursor.getFailures() >= FAILURES || success == null) {
            return new SourceHealth(true, since + why);
        }
        return success.plus(patience(cursor)).isBefore(now)
                ? new SourceHealth(true, since)
                : new SourceHealth(false, "");
    }

    private static Duration patience(Cursor cursor) {
        Long interval = cursor.getIntervalMillis();
        Duration three = Duration.ofMillis(INTERVALS * (interval == null ? 0 : interval));
        return three.compareTo(LEAST_PATIENCE) > 0 ? three : LEAST_PATIENCE;
    }
}
