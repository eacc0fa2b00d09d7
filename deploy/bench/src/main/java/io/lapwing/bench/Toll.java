package io.lapwing.bench;

import java.time.Duration;
import java.util.Locale;

/// What a scenario of faults came to.
///
/// @param sent records that went in
/// @param outcomes those of them that came out, each counted once
/// @param deadLetters those that are among the dead letters instead
/// @param repeated records that came out beyond the first of each
/// @param repeatsAllowed so many repeats are no failure: where the other end cannot take part in a transaction, a crash
///     between its answer and the log of it repeats one
/// @param longestGap longest time from a record's way in until its way out
record Toll(long sent, long outcomes, long deadLetters, long repeated, long repeatsAllowed, Duration longestGap) {
    /// Records that neither came out nor are dead letters.
    long lost() {
        return sent - outcomes - deadLetters;
    }

    /// Whether nothing was lost, and no more repeated than is allowed.
    boolean isExact() {
        return sent > 0 && lost() == 0 && repeated <= repeatsAllowed;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "sent %d, outcomes %d, dead letters %d, lost %d, repeated %d, longest gap %.1f s",
                sent,
                outcomes,
                deadLetters,
                lost(),
                repeated,
                longestGap.toMillis() / 1e3);
    }
}
