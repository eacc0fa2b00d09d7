package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.Condition.UndecidedException;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Runs rules over signals that are read again, in record order, and tells of each what every rule decided and why.
/// What
/// it decides is what the service decides, as far as the signals that it was shown go back.
public final class RuleTrace {
    private final RuleSet rules;
    private final Map<GroupKey, RuleState> states = new HashMap<>();

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
        Map<String, Object> view = SignalType.view(signal);
        var decisions = new ArrayList<Decision>();
        for (Rule rule : rules.all()) {
            decisions.addAll(observe(rule, signal, view, at));
        }
        return decisions;
    }

    private List<Decision> observe(Rule rule, Signal signal, Map<String, Object> view, Instant at) {
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
        var evaluator = new RuleEvaluator(rule, group);
        RuleState before = states.get(group);
        if (before != null) {
            before = evaluator.tick(before, at).state();
        }
        RuleState known = before == null ? RuleState.EMPTY : before;
        Measure measure = Measure.of(rule.trigger());
        double value = measure.value(measure.remember(known.memory(), signal, at), signal, at);
        Verdict verdict = evaluator.observe(known, signal, at);
        states.put(group, verdict.state() == null ? RuleState.EMPTY : verdict.state());
        return new Decision(
                rule.id(), kind(known, verdict, value, measure), group.labels(), value, measure.threshold(), "");
    }

    private static Kind kind(RuleState known, Verdict verdict, double value, Measure measure) {
        if (verdict.fired()) {
            return Kind.FIRED;
        }
        if (known.firing() != null) {
            return Kind.FIRES_ALREADY;
        }
        return value >= measure.threshold() ? Kind.COOLDOWN : Kind.BELOW_THRESHOLD;
    }

    private static Decision plain(Rule rule, Kind kind, String detail) {
        return new Decision(rule.id(), kind, new TreeMap<>(), 0, 0, detail);
    }
}
