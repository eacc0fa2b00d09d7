package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Alert;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides what a rule does about one group of signals. Life of a group, by record time:
///
/// ```
///          threshold reached        for over
///   quiet ──────────────────► pending ───────► firing ─┐ more signals: new evidence
///     ▲ ▲                        │              │  ▲───┘
///     │ └────────────────────────┘              │
///     │       condition not met                 │
///     └─────────────────────────────────────────┘
///       condition not met, and keep_firing_for over
/// ```
/// Without `for` a group fires at once. In its cooldown it stays quiet. A late record from a time of which an alert has
/// told already does not fire again. A quiet group is forgotten once its cooldown is over and no window can need its
/// signals.
final class RuleEvaluator implements Evaluator {
    private final Rule rule;
    private final Measure measure;
    private final GroupKey key;
    private final Surroundings surroundings;

    RuleEvaluator(Rule rule, GroupKey key, Measure measure, Surroundings surroundings) {
        this.rule = rule;
        this.measure = measure;
        this.key = key;
        this.surroundings = surroundings;
    }

    @Override
    public Verdict observe(RuleState known, Signal signal, Instant at, Instant now) {
        Memory before = measure.advance(known.memory(), at, surroundings.health());
        Memory memory = measure.remember(before, signal, at);
        double value = measure.value(memory, before, signal, at);
        RuleState state = known.remembering(memory, at);
        if (known.firing() != null) {
            return goOn(state, known.firing(), value, signal, at);
        }
        boolean met = value >= measure.threshold(memory, at);
        if (known.pending() != null) {
            return quiet(state.pending(joined(state, known.pending(), value, signal, at)));
        }
        if (!met || !mayFire(known, at)) {
            return quiet(state);
        }
        Firing firing = firing(state, value, signal, at);
        return rule.holdFor().isZero() ? fire(state, firing) : quiet(state.pending(firing));
    }

    @Override
    public Weighing weigh(RuleState known, Signal signal, Instant at) {
        Memory before = measure.advance(known.memory(), at, surroundings.health());
        Memory memory = measure.remember(before, signal, at);
        return new Weighing(measure.value(memory, before, signal, at), measure.threshold(memory, at));
    }

    @Override
    public Verdict tick(RuleState known, Instant now) {
        RuleState state =
                known.remembering(measure.advance(known.memory(), now, surroundings.health()), known.lastMet());
        if (state.firing() != null) {
            return resolvesAt(state).isAfter(now) ? quiet(state) : resolve(state, state.firing(), now);
        }
        if (state.pending() != null) {
            return settle(state, state.pending(), now);
        }
        return forgottenAt(state).isAfter(now) ? quiet(state) : Verdict.forgotten(Optional.empty());
    }

    @Override
    public Optional<Alert> firing(RuleState known, Instant now) {
        return known.current().map(firing -> Alerts.firing(key, firing, reason(known, firing), now, ""));
    }

    @Override
    public Optional<Instant> due(RuleState state) {
        Instant next = state.firing() != null
                ? resolvesAt(state)
                : state.pending() != null ? settlesAt(state, state.pending()) : forgottenAt(state);
        return Optional.of(
                measure.advancesAt(state.memory()).filter(next::isAfter).orElse(next));
    }

    /// Whether an alert that waits fires or was for nothing.
    private Verdict settle(RuleState state, Firing pending, Instant now) {
        Instant fires = firesAt(state, pending);
        Instant ceases = measure.ceasesAt(state.memory(), state.lastMet());
        if (ceases.isBefore(fires)) {
            return ceases.isAfter(now) ? quiet(state) : quiet(state.pending(null));
        }
        return fires.isAfter(now) ? quiet(state) : fire(state, pending.startedAt(fires));
    }

    private Verdict fire(RuleState state, Firing firing) {
        RuleState next = state.firing(firing);
        Alert alert = Alerts.firing(key, firing, reason(state, firing), firing.startedAt(), "");
        return new Verdict(next, Optional.of(alert), true, due(next).orElse(null));
    }

    private Verdict goOn(RuleState state, Firing firing, double value, Signal signal, Instant at) {
        Firing next = joined(state, firing, value, signal, at);
        RuleState remembered =
                new RuleState(state.memory(), null, next, state.lastStart(), state.lastEnd(), state.lastMet());
        if (next.evidence().equals(firing.evidence())) {
            return quiet(remembered);
        }
        String news = next.coverage().since(firing.coverage());
        Alert alert = Alerts.firing(key, next, reason(state, next), at, news);
        return new Verdict(
                remembered, Optional.of(alert), false, due(remembered).orElse(null));
    }

    private Verdict resolve(RuleState state, Firing firing, Instant now) {
        Instant end = resolvesAt(state);
        RuleState ended = state.ended(end);
        var alert = Optional.of(Alerts.resolved(key, firing, rule.headline() + ": no longer so", end));
        return forgottenAt(ended).isAfter(now)
                ? new Verdict(ended, alert, false, due(ended).orElse(null))
                : Verdict.forgotten(alert);
    }

    private Verdict quiet(RuleState state) {
        return new Verdict(state, Optional.empty(), false, due(state).orElse(null));
    }

    private Firing firing(RuleState state, double value, Signal signal, Instant at) {
        List<Citation> evidence = measure.evidence(state.memory(), signal, at);
        return new Firing(
                signal.getTheme(),
                rule.severity(),
                rule.version(),
                measure.threshold(state.memory(), at),
                at,
                value,
                evidence,
                covered(Coverage.of(evidence).of(measure.reports(value, evidence.size())), signal),
                "");
    }

    /// An alert with one more report; the same if it has it already.
    private Firing joined(RuleState state, Firing firing, double value, Signal signal, Instant at) {
        var citation = Citation.of(signal, at);
        List<Citation> evidence = Citation.with(firing.evidence(), citation);
        Coverage coverage = evidence.equals(firing.evidence())
                ? firing.coverage()
                : covered(firing.coverage().with(citation), signal);
        return firing.with(measure.shown(state.memory(), firing.value(), value), evidence, coverage);
    }

    private Coverage covered(Coverage coverage, Signal signal) {
        return rule.groupBy().contains(GroupLabel.STORY) ? coverage.inStory(signal) : coverage;
    }

    private String reason(RuleState state, Firing firing) {
        return rule.headline() + ": " + measure.finding(state.memory(), firing);
    }

    private boolean mayFire(RuleState known, Instant at) {
        Instant start = known.lastStart();
        Instant end = known.lastEnd();
        if (start == null) {
            return true;
        }
        boolean told = end != null && at.isAfter(start.minus(measure.span())) && !at.isAfter(end);
        return !told && !start.plus(rule.cooldown()).isAfter(at);
    }

    private Instant firesAt(RuleState state, Firing pending) {
        Instant held = pending.startedAt().plus(rule.holdFor());
        Instant start = state.lastStart();
        return start == null ? held : later(held, start.plus(rule.cooldown()));
    }

    private Instant settlesAt(RuleState state, Firing pending) {
        Instant ceases = measure.ceasesAt(state.memory(), state.lastMet());
        Instant fires = firesAt(state, pending);
        return ceases.isBefore(fires) ? ceases : fires;
    }

    private Instant resolvesAt(RuleState state) {
        return measure.ceasesAt(state.memory(), state.lastMet()).plus(rule.keepFiringFor());
    }

    private Instant forgottenAt(RuleState state) {
        Instant start = state.lastStart();
        Instant end = state.lastEnd();
        Duration span = measure.span();
        Instant cooled = start == null ? Instant.MIN : start.plus(rule.cooldown());
        Instant told = end == null || span.isZero() ? Instant.MIN : end.plus(span);
        return later(later(cooled, told), measure.forgottenAt(state.memory()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
