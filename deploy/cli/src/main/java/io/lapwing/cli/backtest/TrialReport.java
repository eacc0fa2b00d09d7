package io.lapwing.cli.backtest;

import io.lapwing.alerts.backtest.BacktestResult;
import io.lapwing.alerts.backtest.BacktestResult.Counts;
import io.lapwing.alerts.backtest.BacktestResult.Fired;
import io.lapwing.alerts.backtest.BacktestResult.RuleDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a trial found, as lines for people and as one object for machines.
public final class TrialReport {
    private static final int SHOWN = 20;
    private static final String ROW = "%-32s %-10s %7d %9d %7d";

    private TrialReport() {}

    /// For people.
    public static List<String> lines(Trial.Outcome outcome) {
        var lines = new ArrayList<String>();
        BacktestResult here = outcome.here();
        lines.add("%,d signals, %s to %s%s"
                .formatted(
                        here.signals(),
                        here.first(),
                        here.last(),
                        outcome.unreadable() == 0
                                ? ""
                                : "; %,d records could not be read".formatted(outcome.unreadable())));
        lines.add("%-32s %-10s %7s %9s %7s".formatted("rule", "day (UTC)", "fired", "resolved", "sent"));
        here.days().forEach((key, counts) -> lines.add(row(key.rule(), key.day().toString(), counts)));
        here.rules().forEach(rule -> lines.add(row(rule, "all", here.total(rule))));
        here.messages()
                .forEach((receiver, days) -> days.forEach((day, number) ->
                        lines.add("%-32s %-10s %,d messages".formatted("receiver " + receiver, day, number))));
        here.failures()
                .forEach((rule, number) ->
                        lines.add("%s: the condition could not be decided on %,d signals".formatted(rule, number)));
        outcome.there().ifPresent(there -> difference(lines, here, there));
        return lines;
    }

    /// For machines.
    public static Map<String, Object> json(Trial.Outcome outcome) {
        Map<String, Object> json = new LinkedHashMap<>(json(outcome.here()));
        json.put("unreadable", outcome.unreadable());
        outcome.there().ifPresent(there -> {
            json.put("against", json(there));
            json.put("onlyHere", outcome.here().without(there));
            json.put("onlyThere", there.without(outcome.here()));
        });
        return json;
    }

    private static Map<String, Object> json(BacktestResult result) {
        var json = new LinkedHashMap<String, Object>();
        json.put("signals", result.signals());
        json.put("first", String.valueOf(result.first()));
        json.put("last", String.valueOf(result.last()));
        json.put(
                "days",
                result.days().entrySet().stream()
                        .map(entry -> day(entry.getKey(), entry.getValue()))
                        .toList());
        var totals = new LinkedHashMap<String, Counts>();
        result.rules().forEach(rule -> totals.put(rule, result.total(rule)));
        json.put("rules", totals);
        json.put("messages", result.messages());
        json.put("undecided", result.failures());
        return json;
    }

    private static Map<String, Object> day(RuleDay key, Counts counts) {
        var day = new LinkedHashMap<String, Object>();
        day.put("rule", key.rule());
        day.put("day", key.day().toString());
        day.put("fired", counts.fired());
        day.put("resolved", counts.resolved());
        day.put("sent", counts.sent());
        return day;
    }

    private static void difference(List<String> lines, BacktestResult here, BacktestResult there) {
        lines.add("");
        lines.add("difference from the other rules");
        SortedSet<RuleDay> days = new TreeSet<>(here.days().keySet());
        days.addAll(there.days().keySet());
        for (RuleDay key : days) {
            Counts now = here.days().getOrDefault(key, Counts.NONE);
            Counts before = there.days().getOrDefault(key, Counts.NONE);
            if (!now.equals(before)) {
                lines.add("%-32s %-10s fired %d → %d, sent %d → %d"
                        .formatted(key.rule(), key.day(), before.fired(), now.fired(), before.sent(), now.sent()));
            }
        }
        only(lines, "fires now and did not before", here.without(there));
        only(lines, "fired before and does not now", there.without(here));
    }

    private static void only(List<String> lines, String what, List<Fired> alerts) {
        lines.add("%s: %,d".formatted(what, alerts.size()));
        alerts.stream()
                .limit(SHOWN)
                .forEach(alert -> lines.add(
                        "  %s  %s  %s  %s".formatted(alert.at(), alert.rule(), alert.labels(), alert.title())));
        if (alerts.size() > SHOWN) {
            lines.add("  and %,d more; -o json has them all".formatted(alerts.size() - SHOWN));
        }
    }

    private static String row(String rule, String day, Counts counts) {
        return ROW.formatted(rule, day, counts.fired(), counts.resolved(), counts.sent());
    }
}
