package io.lapwing.alerts.rule;

import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.List;

/// A measure by which each signal meets its trigger or misses it by itself: nothing is added up, and an alert rests on
/// the signal that set it off. Unless it says otherwise, it remembers nothing and every signal is enough.
sealed interface LoneMeasure extends Measure permits MatchMeasure, StoryMeasure, FirstMeasure {
    @Override
    default Memory remember(Memory known, Signal signal, Instant at) {
        return Memory.NONE;
    }

    @Override
    default double threshold(Memory memory, Instant at) {
        return 0;
    }

    @Override
    default double shown(Memory memory, double before, double value) {
        return Math.max(before, value);
    }

    @Override
    default List<Citation> evidence(Memory memory, Signal signal, Instant at) {
        return List.of(Citation.of(signal, at));
    }

    @Override
    default Instant ceasesAt(Memory memory, Instant lastMet) {
        return lastMet;
    }

    @Override
    default Instant forgottenAt(Memory memory) {
        return Instant.MIN;
    }
}
