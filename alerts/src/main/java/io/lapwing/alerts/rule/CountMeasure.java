package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.alerts.state.Identity;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// So many different things within a window that slides with each record.
///
/// @param count the trigger
record CountMeasure(Trigger.Count count) implements Measure {
    /// How many times the threshold is counted exactly; beyond it an alert says "at least".
    private static final int EXACT = 4;

    private static final int LEAST_CAPACITY = 100;

    @Override
    public Memory remember(Memory known, Signal signal, Instant at) {
        var hit = new Hits.Hit(at, Identity.number(count.distinct().of(signal)));
        return known.counting(
                known.hits().with(hit, count.window(), capacity()),
                Citation.with(inWindow(known.recent(), at), Citation.of(signal, at)));
    }

    @Override
    public double value(Memory memory, Memory before, Signal signal, Instant at) {
        return memory.hits().most(at, count.window());
    }

    @Override
    public double threshold(Memory memory, Instant at) {
        return count.threshold();
    }

    @Override
    public double shown(Memory memory, double before, double value) {
        return memory.hits().latestCount(count.window());
    }

    @Override
    public List<Citation> evidence(Memory memory, Signal signal, Instant at) {
        return memory.recent();
    }

    @Override
    public Instant ceasesAt(Memory memory, Instant lastMet) {
        return memory.hits().fallsBelow(count.threshold(), count.window()).orElse(lastMet);
    }

    @Override
    public int reports(double value, int cited) {
        return count.distinct() == Trigger.Distinct.REPORT ? (int) value : cited;
    }

    @Override
    public Duration span() {
        return count.window();
    }

    @Override
    public Instant forgottenAt(Memory memory) {
        return memory.hits().forgottenAt(count.window());
    }

    @Override
    public String finding(Memory memory, Firing firing) {
        return String.format(
                Locale.ROOT,
                "%s%.0f %s within %s, threshold %d",
                firing.value() >= capacity() ? "at least " : "",
                firing.value(),
                count.distinct().plural(),
                Durations.words(count.window()),
                count.threshold());
    }

    private int capacity() {
        return Math.max(LEAST_CAPACITY, EXACT * count.threshold());
    }

    private List<Citation> inWindow(List<Citation> citations, Instant at) {
        Instant start = at.minus(count.window());
        return citations.stream()
                .filter(citation -> citation.seenAt().isAfter(start))
                .toList();
    }
}
