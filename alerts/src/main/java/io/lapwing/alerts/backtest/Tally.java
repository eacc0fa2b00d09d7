package io.lapwing.alerts.backtest;

import io.lapwing.alerts.backtest.BacktestResult.Counts;
import io.lapwing.alerts.backtest.BacktestResult.Fired;
import io.lapwing.alerts.backtest.BacktestResult.RuleDay;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what a back-test does, by rule and day (UTC).
final class Tally {
    private final List<String> rules;
    private final Map<RuleDay, int[]> counts = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final SortedMap<String, SortedMap<LocalDate, Integer>> messages = new TreeMap<>();
    private final List<Fired> fired = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private long signals;
    private @Nullable Instant first;
    private @Nullable Instant last;

    Tally(List<String> rules) {
        this.rules = rules;
    }

    void read(Instant at) {
        signals++;
        first = first == null || at.isBefore(first) ? at : first;
        last = last == null || at.isAfter(last) ? at : last;
    }

    void failed(String rule) {
        failures.merge(rule, 1, Integer::sum);
    }

    void alert(Alert alert) {
        if (alert.getStatus() == AlertStatus.RESOLVED) {
            known.remove(alert.getAlertId());
            count(alert, 1);
        } else if (known.add(alert.getAlertId())) {
            count(alert, 0);
            fired.add(new Fired(
                    alert.getRuleId(),
                    new TreeMap<>(alert.getLabels()),
                    alert.getStartedAt(),
                    alert.getReason(),
                    alert.getEvidence().isEmpty()
                            ? ""
                            : alert.getEvidence().getFirst().getTitle()));
        }
    }

    void sent(Notification notification) {
        LocalDate day = day(notification.getCreatedAt());
        messages.computeIfAbsent(notification.getReceiver(), receiver -> new TreeMap<>())
                .merge(day, 1, Integer::sum);
        notification.getAlerts().forEach(alert -> counts(alert.getRuleId(), day)[2]++);
    }

    BacktestResult result() {
        var days = new TreeMap<RuleDay, Counts>();
        counts.forEach((ruleDay, number) -> days.put(ruleDay, new Counts(number[0], number[1], number[2])));
        return new BacktestResult(signals, first, last, rules, days, messages, failures, fired);
    }

    private void count(Alert alert, int which) {
        counts(alert.getRuleId(), day(alert.getUpdatedAt()))[which]++;
    }

    private int[] counts(String rule, LocalDate day) {
        return counts.computeIfAbsent(new RuleDay(rule, day), key -> new int[3]);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
