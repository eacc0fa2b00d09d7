package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Every signal fires; the value is its score.
record MatchMeasure() implements Measure {
    @Override
    public Memory remember(Memory known, Signal signal, Instant at) {
        return Memory.NONE;
    }

    @Override
    public double value(Memory memory, Memory before, Signal signal, Instant at) {
        return signal.getScore();
    }

    @Override
    public double threshold(Memory memory, Instant at) {
        return 0;
    }

    @Override
    public double shown(Memory memory, double before, double value) {
        return Math.max(before, value);
    }

    @Override
    public List<Citation> evidence(Memory memory, Signal signal, Instant at) {
        return List.of(Citation.of(signal, at));
    }

    @Override
    public Instant ceasesAt(Memory memory, Instant lastMet) {
        return lastMet;
    }

    @Override
    public Instant forgottenAt(Memory memory) {
        return Instant.MIN;
    }

    @Override
    public String finding(Memory memory, Firing firing) {
        String who = firing.evidence().size() == 1 ? "a report" : "the strongest of its reports";
        return String.format(Locale.ROOT, "%s scores %.2f for %s", who, firing.value(), firing.theme());
    }
}
