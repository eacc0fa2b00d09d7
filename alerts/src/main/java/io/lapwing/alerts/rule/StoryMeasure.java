package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import java.time.Instant;
import java.util.Locale;

/// A story that reaches a stage fires; the value is the number of its independent origins.
///
/// @param stage the stage of this group, as its label says it; empty if the rule does not group by stage
record StoryMeasure(String stage) implements LoneMeasure {
    @Override
    public double value(Memory memory, Memory before, Signal signal, Instant at) {
        return signal.getStoryOrigins();
    }

    @Override
    public String finding(Memory memory, Firing firing) {
        String reached = stage.isEmpty() ? "reached a stage" : sentence();
        return String.format(
                Locale.ROOT,
                "a story in %s %s; %.0f independent %s so far",
                firing.theme(),
                reached,
                firing.value(),
                firing.value() == 1 ? "publisher" : "publishers");
    }

    private String sentence() {
        return switch (StoryStage.valueOf(stage.toUpperCase(Locale.ROOT))) {
            case NEW -> "is new";
            case CORROBORATED -> "is corroborated";
            case OFFICIAL -> "is told by an official source";
            case CORRECTED -> "is corrected";
            case UNKNOWN -> "has reached a stage that is not known here";
        };
    }
}
