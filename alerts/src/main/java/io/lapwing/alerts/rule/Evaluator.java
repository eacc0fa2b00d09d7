package io.lapwing.alerts.rule;

import io.lapwing.record.Alert;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.Optional;

/// Decides what a rule does about one group, from what is remembered of it and what comes or does not come. A function
/// of
/// its arguments: it holds no state.
sealed interface Evaluator permits RuleEvaluator, AbsenceEvaluator {

    /// What an evaluator can ask of the world around its rule and group.
    ///
    /// @param health how sources fare
    /// @param since when the rule began to see signals
    record Surroundings(SourceHealth.Lookup health, Instant since) {}

    /// The evaluator of a rule and group.
    static Evaluator of(Rule rule, GroupKey key, Surroundings surroundings) {
        return switch (rule.trigger()) {
            case Trigger.Absence absence -> new AbsenceEvaluator(rule, key, absence, surroundings.health());
            case Trigger.EachMatch() -> new RuleEvaluator(rule, key, new MatchMeasure(), surroundings);
            case Trigger.Count count -> new RuleEvaluator(rule, key, new CountMeasure(count), surroundings);
            case Trigger.Spike spike -> new RuleEvaluator(rule, key, new SpikeMeasure(spike), surroundings);
            case Trigger.First first ->
                new RuleEvaluator(rule, key, new FirstMeasure(first, surroundings.since(), key), surroundings);
            case Trigger.Story story ->
                new RuleEvaluator(
                        rule,
                        key,
                        new StoryMeasure(key.labels().getOrDefault(GroupLabel.STAGE.label(), "")),
                        surroundings);
        };
    }

    /// What a signal that met the rule's condition leads to.
    ///
    /// @param known what is remembered of the group
    /// @param at the record's timestamp
    /// @param now the time that others of the stream have reached; later than `at` for a late record
    Verdict observe(RuleState known, Signal signal, Instant at, Instant now);

    /// What a signal's value and the least value that fires are, for telling people why.
    ///
    /// @param value what is compared; 0 for triggers that compare nothing
    /// @param threshold the least value that fires
    record Weighing(double value, double threshold) {}

    /// How a signal weighs that met the rule's condition.
    Weighing weigh(RuleState known, Signal signal, Instant at);

    /// What the passing of time leads to.
    Verdict tick(RuleState known, Instant now);

    /// The alert that fires now, once more as it was told last; empty if none does.
    Optional<Alert> firing(RuleState known, Instant now);

    /// When to look at a group again if nothing comes; empty if never.
    Optional<Instant> due(RuleState state);

    /// What becomes of a group whose rule is in the file no more: its alert is resolved and the group forgotten.
    static Verdict ruleRemoved(GroupKey key, RuleState known, Instant now) {
        var alert =
                known.current().map(firing -> Alerts.resolved(key, firing, key.rule() + ": the rule was removed", now));
        return Verdict.forgotten(alert);
    }
}
