package io.lapwing.cli.why;

import io.lapwing.alerts.route.CompiledSilence;
import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.Inhibitor;
import io.lapwing.alerts.route.RouteKey;
import io.lapwing.alerts.route.Router;
import io.lapwing.alerts.route.Silences;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RuleTrace;
import io.lapwing.cli.why.Trail.Found;
import io.lapwing.cli.why.Trail.SeenAlert;
import io.lapwing.cli.why.Trail.SeenSignal;
import io.lapwing.record.Alert;
import io.lapwing.record.Delivery;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Notification;
import io.lapwing.record.Outcome;
import io.lapwing.record.Signal;
import io.lapwing.record.ThemeScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes the steps of a report's way from what was found, with the rules, routes and silences of the service's own
/// code.
public final class Answer {
    private final RuleFile file;
    private final Found found;
    private final Duration lookback;
    private final Router router;
    private final List<Step> steps = new ArrayList<>();

    private Answer(RuleFile file, Found found, Duration lookback) {
        this.file = file;
        this.found = found;
        this.lookback = lookback;
        this.router = new Router(file.route());
    }

    /// Follows a report and tells its way.
    ///
    /// @param trail reads the topics
    /// @param file the rules in force
    /// @param idOrUrl the report's id or address
    /// @param since the first time at which it may have come
    /// @param lookback how far before it signals are read
    public static List<Step> of(Trail trail, RuleFile file, String idOrUrl, Instant since, Duration lookback) {
        Found found = trail.follow(idOrUrl, since, lookback);
        return new Answer(file, found, lookback).steps(idOrUrl, since);
    }

    private List<Step> steps(String idOrUrl, Instant since) {
        Optional<EnrichedReport> report = found.report();
        if (report.isPresent()) {
            report(report.get());
        } else {
            step(
                    "report",
                    Step.UNKNOWN,
                    "no report '" + idOrUrl + "' was enriched since " + since
                            + "; was it ingested (`lapwing sources`), is it among the dead letters (`lapwing tail"
                            + " dead-letters --from-beginning`), or is --since too short?");
        }
        found.gaps().forEach(gap -> step("topics", Step.UNKNOWN, gap));
        return List.copyOf(steps);
    }

    private void report(EnrichedReport report) {
        step(
                "report",
                lower(report.getOutcome()),
                "“" + report.getTitle() + "” by " + report.getOrigin().getPublisher() + ", fetched "
                        + report.getFetchedAt() + ": " + report.getOutcomeReason());
        if (report.getDuplicateOf() != null) {
            step("report", "see", "it repeats or edits another report: lapwing why " + report.getDuplicateOf());
        }
        for (ThemeScore score : report.getThemes()) {
            step(
                    "theme",
                    score.getTheme(),
                    String.format(
                            Locale.ROOT, "score %.2f by %s", score.getScore(), String.join(", ", score.getConcepts())));
        }
        if (report.getOutcome() != Outcome.ON_THEME) {
            step("signal", "none", "only a report that is on theme goes on to stories and rules");
            return;
        }
        List<SeenSignal> own = found.signals().stream()
                .filter(seen -> seen.signal().getReport().getId().equals(report.getId()))
                .toList();
        if (own.isEmpty()) {
            step("signal", Step.UNKNOWN, "no signal of it is in the topics; it may be too old, or enrich is behind");
        }
        own.forEach(seen -> signal(seen.signal()));
        rules(report.getId());
        alerts(report.getId());
    }

    private void signal(Signal signal) {
        step(
                "signal",
                signal.getTheme(),
                "story " + signal.getStoryId() + ", " + lower(signal.getStoryStage()) + ", " + signal.getStoryReports()
                        + " reports of " + signal.getStoryOrigins() + " origins with this one");
    }

    private void rules(String reportId) {
        var trace = new RuleTrace(file.rules());
        for (SeenSignal seen : found.signals()) {
            List<RuleTrace.Decision> decisions = trace.observe(seen.signal(), seen.at());
            if (seen.signal().getReport().getId().equals(reportId)) {
                decisions.forEach(this::rule);
            }
        }
        step(
                "rule",
                Step.UNKNOWN,
                "rules were run again over the signals of its themes from " + lookback
                        + " before it; what they remember of earlier ones, and rules that have changed since, may"
                        + " differ");
    }

    private void rule(RuleTrace.Decision decision) {
        String group = decision.labels().isEmpty() ? "" : " " + decision.labels();
        String numbers =
                String.format(Locale.ROOT, "value %.2f, threshold %.2f", decision.value(), decision.threshold());
        String detail = switch (decision.kind()) {
            case OTHER_THEME -> "looks at " + decision.detail();
            case CONDITION_NOT_MET -> "its condition does not hold: " + decision.detail();
            case UNDECIDED -> "its condition cannot be decided and counts as not met: " + decision.detail();
            case NO_GROUP -> "the report has no value to group by: " + decision.detail();
            case BELOW_THRESHOLD -> numbers + ": not enough yet";
            case COOLDOWN -> numbers + ": it fired too short a time ago";
            case WAITS -> numbers + ": it fires if that lasts";
            case WATCHES_ABSENCE -> "it fires where reports stay away; this one began its wait anew";
            case FIRES_ALREADY -> numbers + ": its alert fires already, and the report belongs to it";
            case FIRED -> numbers + ": it fired";
        };
        step("rule", word(decision.kind()), decision.rule() + group + ": " + detail);
    }

    private void alerts(String reportId) {
        var firings = new TreeMap<String, SeenAlert>();
        found.alerts().stream()
                .filter(seen -> Trail.cites(seen.alert(), reportId))
                .forEach(seen -> firings.putIfAbsent(seen.alert().getAlertId(), seen));
        if (firings.isEmpty()) {
            step("alert", "none", "no alert rests on it");
        }
        firings.values().forEach(this::alert);
    }

    private void alert(SeenAlert seen) {
        Alert alert = seen.alert();
        step(
                "alert",
                lower(alert.getStatus()),
                alert.getRuleId() + " " + alert.getLabels() + ", " + lower(alert.getSeverity()) + ", cites it since "
                        + seen.at() + ": " + alert.getReason());
        for (RouteKey key : router.route(alert)) {
            List<Notification> told = found.notifications().stream()
                    .filter(each -> each.getReceiver().equals(key.receiver()))
                    .filter(each -> each.getAlerts().stream()
                            .anyMatch(one -> one.getAlertId().equals(alert.getAlertId())))
                    .toList();
            step("route", "to", key.receiver() + " by route " + key.route() + ", grouped by " + key.labels());
            told.forEach(each -> notification(each, alert));
            if (told.isEmpty()) {
                untold(key, seen);
            }
        }
    }

    private void untold(RouteKey key, SeenAlert seen) {
        Optional<Held> held = held(key, seen);
        step(
                "notification",
                held.isPresent() ? "held" : Step.UNKNOWN,
                held.map(by -> "held by " + by.words() + (by.until() == null ? "" : ", until " + by.until()))
                        .orElse("none was made so far: the group may be waiting (group_wait, group_interval), the"
                                + " alert may have ended while it was held, or notifications that old are gone"));
    }

    /// What held the alert when it first cited the report, by the silences and alerts that the topics still have.
    private Optional<Held> held(RouteKey key, SeenAlert seen) {
        Map<String, String> labels = Router.labels(seen.alert());
        var inhibitor = new Inhibitor(file.inhibitRules());
        found.alerts().stream()
                .filter(other -> !other.at().isAfter(seen.at()))
                .forEach(other -> inhibitor.observe(other.alert()));
        return router.held(key, seen.at())
                .or(() -> silences().holding(labels, seen.at()))
                .or(() -> inhibitor.holding(labels));
    }

    private Silences silences() {
        return Silences.of(found.silences().stream()
                .flatMap(silence -> {
                    try {
                        return Stream.of(CompiledSilence.of(silence));
                    } catch (IllegalArgumentException e) {
                        step(
                                "notification",
                                Step.UNKNOWN,
                                "silence " + silence.getId() + " cannot be read: " + e.getMessage());
                        return Stream.empty();
                    }
                })
                .toList());
    }

    private void notification(Notification notification, Alert alert) {
        String news = notification.getNews().get(alert.getAlertId());
        step(
                "notification",
                notification.getRepeat() ? "repeat" : news == null ? "first" : "update",
                notification.getId() + " due " + notification.getCreatedAt() + (news == null ? "" : ": " + news));
        Delivery delivery = found.deliveries().get(notification.getId());
        if (delivery == null) {
            step("delivery", Step.UNKNOWN, "not in the log: it waits for its receiver, or is on its way");
        } else {
            step(
                    "delivery",
                    lower(delivery.getOutcome()),
                    delivery.getReceiver() + " at " + delivery.getCompletedAt()
                            + " after " + delivery.getAttempts() + " tries"
                            + (delivery.getErrorClass() == null ? "" : ": " + delivery.getErrorClass()));
        }
    }

    private void step(String stage, String verdict, String detail) {
        steps.add(new Step(stage, verdict, detail));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String word(RuleTrace.Kind kind) {
        return lower(kind).replace('_', '-');
    }

    /// The steps as lines for people.
    public static List<String> lines(List<Step> steps) {
        return steps.stream()
                .map(step ->
                        String.format(Locale.ROOT, "%-12s  %-17s  %s", step.stage(), step.verdict(), step.detail()))
                .toList();
    }
}
