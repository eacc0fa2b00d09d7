package io.lapwing.alerts.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What rules would have done.
///
/// @param signals signals that they saw
/// @param first record time of the earliest; null if there was none
/// @param last record time of the latest; null if there was none
/// @param rules ids of the rules, in the order of the file
/// @param days what each rule did on each day (UTC) on which it did something
/// @param messages messages sent, by receiver and day
/// @param failures signals on which a rule's condition could not be decided, by rule
/// @param fired the alerts that began to fire, in that order
public record BacktestResult(
        long signals,
        @Nullable Instant first,
        @Nullable Instant last,
        List<String> rules,
        SortedMap<RuleDay, Counts> days,
        SortedMap<String, SortedMap<LocalDate, Integer>> messages,
        Map<String, Integer> failures,
        List<Fired> fired) {

    /// A rule on one day.
    ///
    /// @param rule the rule's id
    /// @param day the day (UTC)
    public record RuleDay(String rule, LocalDate day) implements Comparable<RuleDay> {
        private static final Comparator<RuleDay> ORDER =
                Comparator.comparing(RuleDay::rule).thenComparing(RuleDay::day);

        @Override
        public int compareTo(RuleDay other) {
            return ORDER.compare(this, other);
        }
    }

    /// What a rule did.
    ///
    /// @param fired alerts that began to fire
    /// @param resolved alerts that were resolved
    /// @param sent times that alerts of the rule were in a message to a receiver, repeats and resolutions counted
    public record Counts(int fired, int resolved, int sent) {
        /// Nothing.
        public static final Counts NONE = new Counts(0, 0, 0);

        /// Both together.
        public Counts plus(Counts other) {
            return new Counts(fired + other.fired, resolved + other.resolved, sent + other.sent);
        }
    }

    /// An alert that began to fire.
    ///
    /// @param rule the rule's id
    /// @param labels what the rule groups by, with the values
    /// @param at when
    /// @param reason why
    /// @param title title of its newest report; empty if it has none
    public record Fired(String rule, SortedMap<String, String> labels, Instant at, String reason, String title) {}

    /// What fires here and not there: alerts of the same rule and labels that began at the same time are the same.
    public List<Fired> without(BacktestResult other) {
        record Same(String rule, Map<String, String> labels, Instant at) {}
        Set<Same> there = new HashSet<>();
        other.fired.forEach(alert -> there.add(new Same(alert.rule(), alert.labels(), alert.at())));
        var only = new ArrayList<Fired>(fired);
        only.removeIf(alert -> there.contains(new Same(alert.rule(), alert.labels(), alert.at())));
        return only;
    }

    /// All that a rule did.
    public Counts total(String rule) {
        return days.entrySet().stream()
                .filter(entry -> entry.getKey().rule().equals(rule))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::plus);
    }
}
