package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.List;

/// How one kind of trigger measures: what it remembers, the value that it compares, and how long that holds.
sealed interface Measure permits MatchMeasure, CountMeasure {
    /// The measure of a trigger.
    static Measure of(Trigger trigger) {
        return switch (trigger) {
            case Trigger.EachMatch() -> new MatchMeasure();
            case Trigger.Count count -> new CountMeasure(count);
        };
    }

    /// The memory with one more signal in it.
    Memory remember(Memory known, Signal signal, Instant at);

    /// The value that decides whether this signal makes the rule fire.
    double value(Memory memory, Signal signal, Instant at);

    /// The least value that fires.
    double threshold();

    /// The value to show while it fires.
    ///
    /// @param before the value shown before
    /// @param value the value of the latest signal
    double shown(Memory memory, double before, double value);

    /// The reports behind an alert that begins to fire, newest first.
    List<Citation> evidence(Memory memory, Signal signal, Instant at);

    /// When the condition ceases to hold if nothing comes.
    ///
    /// @param lastMet when the latest signal came
    Instant ceasesAt(Memory memory, Instant lastMet);

    /// When the memory is needed no more; the farthest past if it never is.
    Instant forgottenAt(Memory memory);

    /// What it found, in a few words.
    String finding(Firing firing);
}
