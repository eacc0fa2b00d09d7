package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/// The first signal of a group in a long time fires. What is seen while the rule warms up is remembered and does not
/// fire, since to a rule that has just begun everything is new. A late record is compared with what came before it and
/// after it, so that it is new only if the group was not seen within the window on either side.
///
/// @param first the trigger
/// @param since when the rule began to learn
/// @param key the group
record FirstMeasure(Trigger.First first, Instant since, GroupKey key) implements LoneMeasure {
    @Override
    public Memory remember(Memory known, Signal signal, Instant at) {
        Instant seen = known.seenAt();
        return known.seen(seen == null || at.isAfter(seen) ? at : seen);
    }

    @Override
    public double value(Memory memory, Memory before, Signal signal, Instant at) {
        Instant seen = before.seenAt();
        boolean warm = !at.isBefore(since.plus(first.warmUp()));
        boolean unseen = seen == null || Duration.between(seen, at).abs().compareTo(first.window()) >= 0;
        return warm && unseen ? 1 : 0;
    }

    @Override
    public double threshold(Memory memory, Instant at) {
        return 1;
    }

    @Override
    public double shown(Memory memory, double before, double value) {
        return before;
    }

    @Override
    public Instant forgottenAt(Memory memory) {
        Instant seen = memory.seenAt();
        return seen == null ? Instant.MIN : seen.plus(first.window());
    }

    @Override
    public String finding(Memory memory, Firing firing) {
        String what = key.labels().entrySet().stream()
                .filter(label -> !label.getKey().equals(GroupLabel.THEME.label()))
                .map(label -> label.getKey() + " " + label.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s, in %s for the first time in %s",
                what,
                firing.theme(),
                Durations.words(first.window()));
    }
}
