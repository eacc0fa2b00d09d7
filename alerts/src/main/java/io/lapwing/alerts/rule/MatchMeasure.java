package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.Locale;

/// Every signal fires; the value is its score.
record MatchMeasure() implements LoneMeasure {
    @Override
    public double value(Memory memory, Memory before, Signal signal, Instant at) {
        return signal.getScore();
    }

    @Override
    public String finding(Memory memory, Firing firing) {
        String who = firing.evidence().size() == 1 ? "a report" : "the strongest of its reports";
        return String.format(Locale.ROOT, "%s scores %.2f for %s", who, firing.value(), firing.theme());
    }
}
