package io.lapwing.alerts.backtest;

import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.Rehearsal;
import io.lapwing.alerts.route.Router;
import io.lapwing.alerts.rule.GroupKey;
import io.lapwing.alerts.rule.Rule;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RuleMatcher;
import io.lapwing.alerts.rule.RuleMetrics;
import io.lapwing.alerts.rule.RuleRunner;
import io.lapwing.record.Alert;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One rules file on recorded signals. Fed in the order of record time; a record that is late is treated as the service
/// treats one. What the service decides by the wall clock on a quiet stream is decided by the time of the next record.
/// Not known here are how sources fared and which alerts were silenced.
public final class Backtest {
    private final RuleMatcher matcher;
    private final RuleRunner runner;
    private final Rehearsal rehearsal;
    private final Tally tally;
    private Instant now = Instant.MIN;

    /// @param file the rules to try
    public Backtest(RuleFile file) {
        tally = new Tally(file.rules().all().stream().map(Rule::id).toList());
        var metrics = new RuleMetrics() {
            @Override
            public void fired(Rule rule) {}

            @Override
            public void failed(Rule rule) {
                tally.failed(rule.id());
            }

            @Override
            public void unknown(String ruleId) {}
        };
        Set<String> told = file.receivers().stream()
                .filter(ReceiverSpec::sendResolved)
                .map(ReceiverSpec::name)
                .collect(Collectors.toSet());
        matcher = new RuleMatcher(file.rules(), metrics, InstantSource.system());
        runner = RuleRunner.inMemory(file.rules(), metrics);
        rehearsal = new Rehearsal(new Router(file.route()), told::contains, file.inhibitRules());
    }

    /// Takes the next signal.
    ///
    /// @param at the record's timestamp
    public void feed(Signal signal, Instant at) {
        if (at.isAfter(now)) {
            advance(at);
        }
        tally.read(at);
        for (GroupKey key : matcher.match(signal)) {
            runner.observe(key, signal, at, now).forEach(this::take);
        }
    }

    /// What would have fired and been sent, up to a time.
    ///
    /// @param end the end of the time that is looked at; the last record if that is later
    public BacktestResult finish(Instant end) {
        if (end.isAfter(now)) {
            advance(end);
        }
        return tally.result();
    }

    private void advance(Instant to) {
        var due = new ArrayList<Alert>(runner.tick(to));
        due.sort(Comparator.comparing(Alert::getUpdatedAt));
        due.forEach(this::take);
        rehearsal.tick(to).forEach(tally::sent);
        now = to;
    }

    private void take(Alert alert) {
        tally.alert(alert);
        Instant at = alert.getUpdatedAt();
        Instant when = at.isAfter(now) ? at : now;
        List.copyOf(rehearsal.tick(when)).forEach(tally::sent);
        rehearsal.add(alert, when).forEach(tally::sent);
    }
}
