package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.alerts.rule.Trigger.Distinct;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Far more in a window than is usual at that hour of the day.
///
/// With λ the number expected (see [Baseline#expected]) and σ = √max(1, λ, v), where v is how much the stretches
/// learned
/// varied about what was expected, a rule fires at
///
/// ```
/// number ≥ max(at_least, λ + deviations · σ)
/// ```
/// σ is that of a Poisson process unless the past was more uneven than one. λ is learned from stretches of one window
/// each, aligned to the clock, once they are over and if the sources of at least nine in ten of the usual reports were
/// healthy; a stretch above the threshold counts as the threshold, so that a surge does not become usual at once.
/// Nothing fires before `warm_up` has been learned. A report counts if it is fresh; see [Rate#with].
///
/// @param spike the trigger
record SpikeMeasure(Trigger.Spike spike) implements Measure {
    private static final Duration MEMORY = Duration.ofDays(14);

    @Override
    public Memory advance(Memory known, Instant now, SourceHealth.Lookup health) {
        Rate rate = known.rate();
        if (rate == null || rate.closesAt(spike.window()).isAfter(now)) {
            return known;
        }
        double most = isWarm(rate) ? threshold(known, rate.openedAt()) : Double.MAX_VALUE;
        return known.rated(rate.advance(now, spike.window(), most, health), known.recent());
    }

    @Override
    public Optional<Instant> advancesAt(Memory memory) {
        return Optional.ofNullable(memory.rate()).map(rate -> rate.closesAt(spike.window()));
    }

    @Override
    public Memory remember(Memory known, Signal signal, Instant at) {
        Rate rate = known.rate() == null ? Rate.from(at, spike.window()) : known.rate();
        boolean counts = spike.distinct() == Distinct.REPORT || signal.getStoryReports() <= 1;
        Rate next = counts ? rate.with(signal, at, spike.window()) : rate;
        return next == known.rate()
                ? known
                : known.rated(next, Citation.with(inWindow(known.recent(), at), Citation.of(signal, at)));
    }

    @Override
    public double value(Memory memory, Memory before, Signal signal, Instant at) {
        Rate rate = memory.rate();
        if (rate == null || rate == before.rate()) {
            return 0; // the signal did not count
        }
        return isWarm(rate) ? rate.most(at, spike.window()) : 0;
    }

    @Override
    public double threshold(Memory memory, Instant at) {
        double expected = expected(memory, at);
        double deviation = memory.rate() == null ? 1 : memory.rate().baseline().deviation(expected);
        return Math.max(spike.atLeast(), Math.ceil(expected + spike.deviations() * deviation));
    }

    @Override
    public double shown(Memory memory, double before, double value) {
        return Math.max(before, value);
    }

    @Override
    public List<Citation> evidence(Memory memory, Signal signal, Instant at) {
        return memory.recent();
    }

    @Override
    public Instant ceasesAt(Memory memory, Instant lastMet) {
        Rate rate = memory.rate();
        return rate == null ? lastMet : rate.fallsBelow(threshold(memory, lastMet), spike.window());
    }

    @Override
    public int reports(double value, int cited) {
        return (int) value;
    }

    @Override
    public Duration span() {
        return spike.window();
    }

    @Override
    public Instant forgottenAt(Memory memory) {
        Rate rate = memory.rate();
        if (rate == null || rate.bins().isEmpty()) {
            return Instant.MIN;
        }
        long part = spike.window().toMillis() / Rate.PARTS;
        return Instant.ofEpochMilli(rate.bins().lastKey() * part).plus(MEMORY);
    }

    @Override
    public String finding(Memory memory, Firing firing) {
        return String.format(
                Locale.ROOT,
                "%.0f %s within %s where %.1f are usual at this hour, threshold %.0f",
                firing.value(),
                spike.distinct() == Distinct.STORY ? "new stories" : "reports",
                Durations.words(spike.window()),
                expected(memory, firing.startedAt()),
                firing.threshold());
    }

    private double expected(Memory memory, Instant at) {
        Rate rate = memory.rate();
        return rate == null ? 0 : rate.baseline().expected(Rate.hour(at, spike.window()), spike.window());
    }

    private boolean isWarm(Rate rate) {
        return spike.window().multipliedBy(rate.baseline().learned()).compareTo(spike.warmUp()) >= 0;
    }

    private List<Citation> inWindow(List<Citation> citations, Instant at) {
        Instant start = at.minus(spike.window());
        return citations.stream()
                .filter(citation -> citation.seenAt().isAfter(start))
                .toList();
    }
}
