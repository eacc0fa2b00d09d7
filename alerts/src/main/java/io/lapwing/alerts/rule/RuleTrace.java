package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.Condition.UndecidedException;
import io.lapwing.alerts.rule.Evaluator.Surroundings;
import io.lapwing.alerts.rule.Evaluator.Weighing;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs rules over signals that are read again, in record order, and tells of each what every rule decided and why.
/// What
/// it decides is what the service decides, as far as the signals that it was shown go back.
public final class RuleTrace {
    private final RuleSet rules;
    private final Map<GroupKey, RuleState> states = new HashMap<>();
    private final Map<String, Instant> firstSignals = new HashMap<>();

    /// What a rule made of a signal.
    public enum Kind {
        /// The rule does not look at the signal's theme.
        OTHER_THEME,
        /// Its condition does not hold.
        CONDITION_NOT_MET,
        /// Its condition cannot be decided on the signal.
        UNDECIDED,
        /// The signal has no value for a label that the rule groups by.
        NO_GROUP,
        /// Its condition holds, and the value is below the threshold.
        BELOW_THRESHOLD,
        /// The threshold is reached, and the group fired too short a time ago.
        COOLDOWN,
        /// The threshold is reached, and the alert fires if that lasts.
        WAITS,
        /// The rule fires where signals stay away; this one begins its wait anew.
        WATCHES_ABSENCE,
        /// The alert fires already; the report is added to it, or was in it.
        FIRES_ALREADY,
        /// The rule fired.
        FIRED
    }

    /// A decision.
    ///
    /// @param rule id of the rule
    /// @param kind what it decided
    /// @param labels the group, where one was reached
    /// @param value what was compared with the threshold; 0 where nothing was
    /// @param threshold the least value that fires
    /// @param detail the condition, or why it cannot be decided
    public record Decision(
            String rule, Kind kind, SortedMap<String, String> labels, double value, double threshold, String detail) {}

    /// @param rules the rules in force
    public RuleTrace(RuleSet rules) {
        this.rules = rules;
    }

    /// Takes in a signal.
    ///
    /// @param at timestamp of its record
    /// @return what each rule made of it, in the order of the file
    public List<Decision> observe(Signal signal, Instant at) {
        SignalView view = SignalType.view(signal);
        var decisions = new ArrayList<Decision>();
        for (Rule rule : rules.all()) {
            decisions.addAll(observe(rule, signal, view, at));
        }
        return decisions;
    }

    private List<Decision> observe(Rule rule, Signal signal, SignalView view, Instant at) {
        if (!rule.watches(signal.getTheme())) {
            return List.of(plain(rule, Kind.OTHER_THEME, String.join(", ", rule.themes())));
        }
        try {
            if (!rule.when().holds(view)) {
                return List.of(plain(rule, Kind.CONDITION_NOT_MET, rule.when().toString()));
            }
        } catch (UndecidedException e) {
            return List.of(plain(rule, Kind.UNDECIDED, String.valueOf(e.getMessage())));
        }
        List<GroupKey> groups = RuleMatcher.groups(rule, signal);
        return groups.isEmpty()
                ? List.of(plain(rule, Kind.NO_GROUP, "grouped by " + rule.groupBy()))
                : groups.stream().map(group -> decide(rule, group, signal, at)).toList();
    }

    private Decision decide(Rule rule, GroupKey group, Signal signal, Instant at) {
        Instant since = firstSignals.computeIfAbsent(rule.id(), _ -> at);
        var evaluator = Evaluator.of(rule, group, new Surroundings(SourceHealth.Lookup.NONE, since));
        RuleState known = Objects.requireNonNullElse(caughtUp(evaluator, states.get(group), at), RuleState.EMPTY);
        Weighing weighing = evaluator.weigh(known, signal, at);
        Verdict verdict = evaluator.observe(known, signal, at, at);
        states.put(group, Objects.requireNonNullElse(verdict.state(), RuleState.EMPTY));
        Kind kind = rule.trigger() instanceof Trigger.Absence ? Kind.WATCHES_ABSENCE : kind(known, verdict, weighing);
        return new Decision(rule.id(), kind, group.labels(), weighing.value(), weighing.threshold(), "");
    }

    /// What is remembered of a group once everything that came due before a signal is decided.
    private static @Nullable RuleState caughtUp(Evaluator evaluator, @Nullable RuleState known, Instant at) {
        RuleState state = known;
        while (state != null
                && evaluator.due(state).filter(due -> !due.isAfter(at)).isPresent()) {
            state = evaluator.tick(state, at).state();
        }
        return state;
    }

    private static Kind kind(RuleState known, Verdict verdict, Weighing weighing) {
        if (verdict.fired()) {
            return Kind.FIRED;
        }
        if (known.firing() != null) {
            return Kind.FIRES_ALREADY;
        }
        if (verdict.state() != null && verdict.state().pending() != null) {
            return Kind.WAITS;
        }
        return weighing.value() >= weighing.threshold() ? Kind.COOLDOWN : Kind.BELOW_THRESHOLD;
    }

    private static Decision plain(Rule rule, Kind kind, String detail) {
        return new Decision(rule.id(), kind, new TreeMap<>(), 0, 0, detail);
    }
}
