package io.lapwing.alerts.rule;

import io.lapwing.record.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is remembered of one rule and group.
///
/// @param memory what the trigger needs to know of the signals before
/// @param pending the alert that will fire if its condition holds long enough
/// @param firing the alert that fires now, if one does
/// @param lastStart when it last began to fire, if it ever did
/// @param lastEnd when it last ceased to, if it ever did
/// @param lastMet record time of the latest signal that met the condition
record RuleState(
        Memory memory,
        @Nullable Firing pending,
        @Nullable Firing firing,
        @Nullable Instant lastStart,
        @Nullable Instant lastEnd,
        Instant lastMet) {
    static final RuleState EMPTY = new RuleState(Memory.NONE, null, null, null, null, Instant.EPOCH);

    /// An alert that fires, or may come to.
    ///
    /// @param theme theme of the signal that set it off
    /// @param severity the rule's severity at that time
    /// @param ruleVersion the rule's version at that time
    /// @param threshold the rule's threshold at that time
    /// @param startedAt when it began: for an alert that waits, when its condition was first met
    /// @param value the value last looked at
    /// @param evidence the reports behind it, newest first
    /// @param coverage what those and the ones no longer cited amount to
    /// @param finding what was found, where that cannot be told from the value; else empty
    record Firing(
            String theme,
            Severity severity,
            String ruleVersion,
            double threshold,
            Instant startedAt,
            double value,
            List<Citation> evidence,
            Coverage coverage,
            String finding) {

        Firing with(double latest, List<Citation> citations, Coverage covered) {
            return new Firing(theme, severity, ruleVersion, threshold, startedAt, latest, citations, covered, finding);
        }

        Firing startedAt(Instant time) {
            return new Firing(theme, severity, ruleVersion, threshold, time, value, evidence, coverage, finding);
        }

        Firing found(String words) {
            return new Firing(theme, severity, ruleVersion, threshold, startedAt, value, evidence, coverage, words);
        }
    }

    Optional<Firing> current() {
        return Optional.ofNullable(firing);
    }

    RuleState remembering(Memory latest, Instant met) {
        return new RuleState(latest, pending, firing, lastStart, lastEnd, met.isAfter(lastMet) ? met : lastMet);
    }

    RuleState pending(@Nullable Firing waiting) {
        return new RuleState(memory, waiting, firing, lastStart, lastEnd, lastMet);
    }

    RuleState firing(Firing alert) {
        return new RuleState(memory, null, alert, alert.startedAt(), lastEnd, lastMet);
    }

    RuleState ended(Instant time) {
        return new RuleState(memory, null, null, lastStart, time, lastMet);
    }
}
