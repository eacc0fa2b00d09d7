package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How one kind of trigger measures: what it remembers, the value that it compares, and how long that holds. Absence is
/// not among them: it is what happens when there is nothing to measure; see [AbsenceEvaluator].
sealed interface Measure permits LoneMeasure, CountMeasure, SpikeMeasure {

    /// The memory as time has passed, for what is learned when a stretch of time is over.
    ///
    /// @param health how sources fare
    default Memory advance(Memory known, Instant now, SourceHealth.Lookup health) {
        return known;
    }

    /// When the memory is to be advanced if nothing comes; empty if it need not be.
    default Optional<Instant> advancesAt(Memory memory) {
        return Optional.empty();
    }

    /// The memory with one more signal in it.
    Memory remember(Memory known, Signal signal, Instant at);

    /// The value that decides whether this signal makes the rule fire.
    ///
    /// @param memory what is known, with this signal in it
    /// @param before what was known before it
    double value(Memory memory, Memory before, Signal signal, Instant at);

    /// The least value that fires at a time.
    double threshold(Memory memory, Instant at);

    /// The value to show while it fires.
    ///
    /// @param before the value shown before
    /// @param value the value of the latest signal
    double shown(Memory memory, double before, double value);

    /// The reports behind an alert that begins to fire, newest first.
    List<Citation> evidence(Memory memory, Signal signal, Instant at);

    /// How many reports are behind an alert that begins to fire.
    ///
    /// @param cited how many of them it cites
    default int reports(double value, int cited) {
        return cited;
    }

    /// When the condition ceases to hold if nothing comes.
    ///
    /// @param lastMet when the latest signal came
    Instant ceasesAt(Memory memory, Instant lastMet);

    /// How far back what one firing tells of reaches; a late record from that time does not fire again.
    default Duration span() {
        return Duration.ZERO;
    }

    /// When the memory is needed no more; the farthest past if it never is.
    Instant forgottenAt(Memory memory);

    /// What it found, in a few words.
    String finding(Memory memory, Firing firing);
}
