package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.Condition.UndecidedException;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the rules and groups that a signal belongs to. A condition that fails on a signal is counted and counts as not
/// met; the other rules go on.
public final class RuleMatcher {
    private static final Logger LOG = LoggerFactory.getLogger(RuleMatcher.class);
    private static final Duration LOG_EVERY = Duration.ofMinutes(1);
    /// Groups that one signal may open for one rule, so that a report that names hundreds of entities stays bounded.
    private static final int MAX_GROUPS = 50;

    private final Supplier<RuleSet> rules;
    private final RuleMetrics metrics;
    private final InstantSource clock;
    private final Map<String, Instant> loggedAt = new ConcurrentHashMap<>();

    /// @param rules the rules in force
    /// @param metrics where failures are counted
    /// @param clock tells when a failure may be logged again
    public RuleMatcher(RuleSet rules, RuleMetrics metrics, InstantSource clock) {
        this(() -> rules, metrics, clock);
    }

    /// @param rules tells the rules in force, which may change
    /// @param metrics where failures are counted
    /// @param clock tells when a failure may be logged again
    public RuleMatcher(Supplier<RuleSet> rules, RuleMetrics metrics, InstantSource clock) {
        this.rules = rules;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// The groups whose rule's condition the signal meets.
    public List<GroupKey> match(Signal signal) {
        List<Rule> candidates = rules.get().watching(signal.getTheme()).candidates(signal);
        if (candidates.isEmpty()) {
            return List.of();
        }
        SignalView view = SignalType.view(signal);
        var keys = new ArrayList<GroupKey>();
        for (Rule rule : candidates) {
            if (concerns(rule, signal) && holds(rule, view, signal)) {
                keys.addAll(groups(rule, signal));
            }
        }
        return keys;
    }

    private static boolean concerns(Rule rule, Signal signal) {
        return !(rule.trigger() instanceof Trigger.Story story)
                || !story.reached(signal).isEmpty();
    }

    private boolean holds(Rule rule, SignalView view, Signal signal) {
        try {
            return rule.when().holds(view);
        } catch (UndecidedException e) {
            metrics.failed(rule);
            Instant now = clock.instant();
            Instant before = loggedAt.getOrDefault(rule.id(), Instant.MIN);
            if (!before.plus(LOG_EVERY).isAfter(now)) {
                loggedAt.put(rule.id(), now);
                LOG.warn(
                        "rule {} cannot be decided on report {} and counts as not met there: {}",
                        rule.id(),
                        signal.getReport().getId(),
                        e.getMessage());
            }
            return false;
        }
    }

    /// The groups of a rule that a signal belongs to.
    static List<GroupKey> groups(Rule rule, Signal signal) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (GroupLabel label : rule.groupBy()) {
            var longer = new ArrayList<Map<String, String>>();
            for (Map<String, String> labels : combinations) {
                for (String value : values(rule, label, signal)) {
                    var more = new TreeMap<>(labels);
                    more.put(label.label(), value);
                    longer.add(more);
                }
            }
            combinations = longer;
        }
        return combinations.stream()
                .limit(MAX_GROUPS)
                .map(labels -> GroupKey.of(rule.id(), labels))
                .toList();
    }

    private static List<String> values(Rule rule, GroupLabel label, Signal signal) {
        return label == GroupLabel.STAGE && rule.trigger() instanceof Trigger.Story story
                ? story.reached(signal).stream().map(GroupLabel::stage).toList()
                : label.values(signal);
    }
}
