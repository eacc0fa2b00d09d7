package io.lapwing.alerts.rule;

import io.lapwing.record.Alert;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a signal or the passing of time led to.
///
/// @param state what to remember; null to forget the group
/// @param alert the alert's new state, if it changed
/// @param fired whether the alert began to fire just now
/// @param due when to look again if nothing comes; null if never
record Verdict(
        @Nullable RuleState state,
        Optional<Alert> alert,
        boolean fired,
        @Nullable Instant due) {
    /// Nothing is to be remembered any more.
    static Verdict forgotten(Optional<Alert> alert) {
        return new Verdict(null, alert, false, null);
    }
}
