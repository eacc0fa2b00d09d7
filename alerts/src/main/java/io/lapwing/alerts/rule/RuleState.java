package io.lapwing.alerts.rule;

import io.lapwing.record.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is remembered of one rule and group.
///
/// @param memory what the trigger needs to know of the signals before
/// @param firing the alert that fires now, if one does
/// @param lastStart when it last began to fire, if it ever did
/// @param lastMet record time of the latest signal that met the condition
record RuleState(
        Memory memory, @Nullable Firing firing, @Nullable Instant lastStart, Instant lastMet) {
    static final RuleState EMPTY = new RuleState(Memory.NONE, null, null, Instant.EPOCH);

    /// An alert that fires.
    ///
    /// @param theme theme of the signal that set it off
    /// @param severity the rule's severity at that time
    /// @param ruleVersion the rule's version at that time
    /// @param threshold the rule's threshold at that time
    /// @param startedAt record time of that signal
    /// @param value the value last looked at
    /// @param evidence the reports behind it, newest first
    record Firing(
            String theme,
            Severity severity,
            String ruleVersion,
            double threshold,
            Instant startedAt,
            double value,
            List<Citation> evidence) {

        Firing with(double latest, List<Citation> citations) {
            return new Firing(theme, severity, ruleVersion, threshold, startedAt, latest, citations);
        }
    }

    Optional<Firing> current() {
        return Optional.ofNullable(firing);
    }
}
