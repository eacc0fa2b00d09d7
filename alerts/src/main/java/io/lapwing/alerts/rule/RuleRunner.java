package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.Evaluator.Surroundings;
import io.lapwing.alerts.state.DueTimes;
import io.lapwing.record.Alert;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs the evaluators of all rules over states that lie somewhere else: the service's store, or a map where rules are
/// tried on recorded signals. What has come due for a group by the time of a record is decided before the record is.
/// The
/// rules may change; states of rules that stay are gone on with.
public final class RuleRunner {
    private final Supplier<RuleSet> inForce;
    private final SourceHealth.Lookup health;
    private final States states;
    private final RuleMetrics metrics;
    private final DueTimes<GroupKey> dueTimes = new DueTimes<>();
    private final Map<String, Instant> since = new HashMap<>();
    private RuleSet rules;

    /// Where states are kept.
    interface States {
        /// What is remembered of a group.
        @Nullable
        RuleState get(GroupKey key);

        /// Remembers a group, or forgets it where there is no state.
        void put(GroupKey key, @Nullable RuleState state);

        /// All that are remembered.
        void forEach(BiConsumer<GroupKey, RuleState> each);
    }

    /// @param inForce tells the rules in force
    /// @param health how sources fare
    /// @param states where states are kept; what is there already is gone on with
    /// @param metrics where firings are counted
    RuleRunner(Supplier<RuleSet> inForce, SourceHealth.Lookup health, States states, RuleMetrics metrics) {
        this.inForce = inForce;
        this.rules = inForce.get();
        this.health = health;
        this.states = states;
        this.metrics = metrics;
        states.forEach((key, state) -> restoredDue(key, state).ifPresent(due -> dueTimes.set(key, due)));
    }

    /// One that begins with nothing and keeps its states in memory.
    public static RuleRunner inMemory(RuleSet rules, RuleMetrics metrics) {
        return new RuleRunner(() -> rules, SourceHealth.Lookup.NONE, new InMemory(), metrics);
    }

    /// What a signal leads to for one of the groups that it was matched with.
    ///
    /// @param at the record's timestamp
    /// @param now the time that others of the stream have reached
    public List<Alert> observe(GroupKey key, Signal signal, Instant at, Instant now) {
        List<Alert> changed = takeUpRules(now);
        List<Alert> alerts = changed.isEmpty() ? new ArrayList<>(1) : new ArrayList<>(changed);
        Optional<Rule> rule = rule(key);
        if (rule.isEmpty()) {
            metrics.unknown(key.rule());
            return alerts;
        }
        if (dueTimes.isDue(key, at)) {
            alerts.addAll(catchUp(key, at));
        }
        Evaluator evaluator = evaluator(rule.get(), key, since(rule.get(), at));
        RuleState known = states.get(key);
        Verdict verdict = evaluator.observe(known == null ? RuleState.EMPTY : known, signal, at, now);
        apply(rule.get(), key, verdict, alerts);
        return alerts;
    }

    /// What the passing of time leads to.
    public List<Alert> tick(Instant now) {
        List<Alert> changed = takeUpRules(now);
        List<GroupKey> due = dueTimes.due(now);
        if (due.isEmpty()) {
            return changed;
        }
        var alerts = new ArrayList<>(changed);
        due.forEach(key -> alerts.addAll(catchUp(key, now)));
        return alerts;
    }

    /// The alerts that fire now, as they were told, for those who were not told of them.
    public List<Alert> firing(Instant now) {
        var alerts = new ArrayList<Alert>();
        states.forEach((key, state) -> rule(key)
                .filter(rule -> !key.labels().isEmpty())
                .flatMap(rule -> evaluator(rule, key, Instant.MIN).firing(state, now))
                .ifPresent(alerts::add));
        return alerts;
    }

    /// Goes on with the rules that are in force now, if they are others than before. Groups of rules that are gone, or
    /// are of another kind now, come to their end.
    private List<Alert> takeUpRules(Instant now) {
        RuleSet latest = inForce.get();
        if (latest == rules) {
            return List.of();
        }
        RuleSet before = rules;
        rules = latest;
        since.clear();
        var gone = new ArrayList<GroupKey>();
        states.forEach((key, state) -> {
            if (rule(key).filter(rule -> isOfKind(rule, before)).isEmpty()) {
                gone.add(key);
            } else {
                restoredDue(key, state).ifPresentOrElse(due -> dueTimes.set(key, due), () -> dueTimes.remove(key));
            }
        });
        var alerts = new ArrayList<Alert>();
        for (GroupKey key : gone) {
            RuleState known = states.get(key);
            if (known != null) {
                apply(null, key, Evaluator.ruleRemoved(key, known, now), alerts);
            }
        }
        return alerts;
    }

    private static boolean isOfKind(Rule rule, RuleSet before) {
        return before.find(rule.id())
                .map(Rule::trigger)
                .filter(trigger -> trigger.getClass() != rule.trigger().getClass())
                .isEmpty();
    }

    /// The rule of a group; none if its rule is gone, or groups by something else now.
    private Optional<Rule> rule(GroupKey key) {
        return rules.find(key.rule())
                .filter(rule ->
                        key.labels().isEmpty() || rule.groupsBy(key.labels().keySet()));
    }

    private Evaluator evaluator(Rule rule, GroupKey key, Instant since) {
        return Evaluator.of(rule, key, new Surroundings(health, since));
    }

    private List<Alert> catchUp(GroupKey key, Instant now) {
        var alerts = new ArrayList<Alert>();
        while (dueTimes.isDue(key, now)) {
            RuleState known = states.get(key);
            if (known == null) {
                dueTimes.remove(key);
                return alerts;
            }
            Optional<Rule> rule = rule(key);
            Verdict verdict = rule.map(
                            one -> evaluator(one, key, since(one, now)).tick(known, now))
                    .orElseGet(() -> Evaluator.ruleRemoved(key, known, now));
            apply(rule.orElse(null), key, verdict, alerts);
        }
        return alerts;
    }

    private void apply(@Nullable Rule rule, GroupKey key, Verdict verdict, List<Alert> alerts) {
        states.put(key, verdict.state());
        if (verdict.due() == null) {
            dueTimes.remove(key);
        } else {
            dueTimes.set(key, verdict.due());
        }
        if (verdict.fired() && rule != null) {
            metrics.fired(rule);
        }
        verdict.alert().ifPresent(alerts::add);
    }

    /// When a rule that has to learn first saw a signal. It is kept as the state of a group without labels, which no
    /// rule
    /// has.
    private Instant since(Rule rule, Instant at) {
        if (!(rule.trigger() instanceof Trigger.First)) {
            return Instant.MIN;
        }
        return since.computeIfAbsent(rule.id(), id -> {
            GroupKey marker = GroupKey.of(id, Map.of());
            RuleState known = states.get(marker);
            if (known == null) {
                states.put(marker, RuleState.EMPTY.remembering(Memory.NONE, at));
            }
            return known == null ? at : known.lastMet();
        });
    }

    /// A group whose rule is gone is looked at in the next tick.
    private Optional<Instant> restoredDue(GroupKey key, RuleState state) {
        Optional<Rule> rule = rule(key);
        if (rule.isEmpty()) {
            return Optional.of(Instant.MIN);
        }
        return key.labels().isEmpty()
                ? Optional.empty()
                : evaluator(rule.get(), key, Instant.MIN).due(state);
    }

    private static final class InMemory implements States {
        private final Map<GroupKey, RuleState> states = new HashMap<>();

        @Override
        public @Nullable RuleState get(GroupKey key) {
            return states.get(key);
        }

        @Override
        public void put(GroupKey key, @Nullable RuleState state) {
            if (state == null) {
                states.remove(key);
            } else {
                states.put(key, state);
            }
        }

        @Override
        public void forEach(BiConsumer<GroupKey, RuleState> each) {
            states.forEach(each);
        }
    }
}
