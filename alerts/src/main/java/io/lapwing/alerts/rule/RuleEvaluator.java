package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what a rule does about one group of signals. Life of a group, by record time:
///
/// ```
///            threshold reached, cooldown over
///   quiet ────────────────────────────────────► firing ─┐ more signals: new evidence
///     ▲                                          │  ▲───┘
///     └──────────────────────────────────────────┘
///      condition not met, and keep_firing_for over
/// ```
/// A quiet group is forgotten once its cooldown is over and no window can need its signals.
final class RuleEvaluator {
    private final Rule rule;
    private final Measure measure;
    private final GroupKey key;

    RuleEvaluator(Rule rule, GroupKey key) {
        this.rule = rule;
        this.measure = Measure.of(rule.trigger());
        this.key = key;
    }

    /// What a signal that met the rule's condition leads to.
    ///
    /// @param known what is remembered of the group
    /// @param at the record's timestamp
    Verdict observe(RuleState known, Signal signal, Instant at) {
        Memory memory = measure.remember(known.memory(), signal, at);
        double value = measure.value(memory, signal, at);
        Instant lastMet = at.isAfter(known.lastMet()) ? at : known.lastMet();
        var state = new RuleState(memory, known.firing(), known.lastStart(), lastMet);
        return known.current()
                .map(firing -> goOn(state, firing, value, signal, at))
                .orElseGet(() -> value >= measure.threshold() && cooledDown(known, at)
                        ? fire(state, value, signal, at)
                        : new Verdict(state, Optional.empty(), false, due(state)));
    }

    /// What the passing of time leads to.
    Verdict tick(RuleState known, Instant now) {
        Firing firing = known.firing();
        if (firing != null && !resolvesAt(known).isAfter(now)) {
            var quiet = new RuleState(known.memory(), null, known.lastStart(), known.lastMet());
            var alert = Alerts.resolved(key, firing, headline() + ": no longer so", now);
            return forgottenAt(quiet).isAfter(now)
                    ? new Verdict(quiet, Optional.of(alert), false, due(quiet))
                    : new Verdict(null, Optional.of(alert), false, null);
        }
        if (firing == null && !forgottenAt(known).isAfter(now)) {
            return new Verdict(null, Optional.empty(), false, null);
        }
        return new Verdict(known, Optional.empty(), false, due(known));
    }

    /// When to look at a group again if nothing comes.
    Instant due(RuleState state) {
        return state.firing() == null ? forgottenAt(state) : resolvesAt(state);
    }

    /// What becomes of a group whose rule is in the file no more: its alert is resolved and the group forgotten.
    static Verdict ruleRemoved(GroupKey key, RuleState known, Instant now) {
        var alert =
                known.current().map(firing -> Alerts.resolved(key, firing, key.rule() + ": the rule was removed", now));
        return new Verdict(null, alert, false, null);
    }

    private Verdict fire(RuleState state, double value, Signal signal, Instant at) {
        var firing = new Firing(
                signal.getTheme(),
                rule.severity(),
                rule.version(),
                measure.threshold(),
                at,
                value,
                measure.evidence(state.memory(), signal, at));
        var next = new RuleState(state.memory(), firing, at, state.lastMet());
        return new Verdict(next, Optional.of(Alerts.firing(key, firing, reason(firing), at)), true, due(next));
    }

    private Verdict goOn(RuleState state, Firing firing, double value, Signal signal, Instant at) {
        var evidence = Citation.with(firing.evidence(), Citation.of(signal, at));
        var next = firing.with(measure.shown(state.memory(), firing.value(), value), evidence);
        var remembered = new RuleState(state.memory(), next, state.lastStart(), state.lastMet());
        boolean news = !evidence.equals(firing.evidence());
        return new Verdict(
                remembered,
                news ? Optional.of(Alerts.firing(key, next, reason(next), at)) : Optional.empty(),
                false,
                due(remembered));
    }

    private String reason(Firing firing) {
        return headline() + ": " + measure.finding(firing);
    }

    private String headline() {
        return rule.description().isEmpty() ? rule.id() : rule.description();
    }

    private boolean cooledDown(RuleState known, Instant at) {
        @Nullable Instant start = known.lastStart();
        return start == null || !start.plus(rule.cooldown()).isAfter(at);
    }

    private Instant resolvesAt(RuleState state) {
        return measure.ceasesAt(state.memory(), state.lastMet()).plus(rule.keepFiringFor());
    }

    private Instant forgottenAt(RuleState state) {
        Instant cooled =
                state.lastStart() == null ? Instant.MIN : state.lastStart().plus(rule.cooldown());
        Instant needed = measure.forgottenAt(state.memory());
        return cooled.isAfter(needed) ? cooled : needed;
    }
}
