package io.lapwing.alerts.route;

import io.lapwing.alerts.state.Reach;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is new about an alert since a receiver was told of it. More reports by publishers that it was told of are no
/// reason for another message: independent publishers are, another language, an official source, a higher severity, or
/// twice the value.
final class News {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TWICE = 2;

    private News() {}

    /// What is new, such as `+2 independent publishers, first Chinese-language source`; empty if nothing is worth a
    /// message.
    static Optional<String> since(Told told, Alert alert) {
        var news = new ArrayList<String>();
        if (alert.getSeverity().compareTo(told.severity()) > 0) {
            news.add("now " + lower(alert.getSeverity()) + ", was " + lower(told.severity()));
        }
        news.addAll(Reach.of(alert).since(told.reach()));
        if (isFinding(told, alert)) {
            news.add(alert.getNews());
        }
        if (alert.getThreshold() > 1 && alert.getValue() >= TWICE * told.value()) {
            news.add("now " + number(alert.getValue()) + ", was " + number(told.value()));
        }
        return news.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", news));
    }

    /// Whether an alert says something new that no report brought, such as that silent sources are down.
    private static boolean isFinding(Told told, Alert alert) {
        return !alert.getNews().isEmpty()
                && alert.getReports() == told.count()
                && !alert.getNews().equals(told.news());
    }

    /// The words for an alert that is told again because it fires on.
    static String nothingSince(Instant told) {
        return "fires on, nothing new since " + TIME.format(told);
    }

    /// The reports behind an alert that the receiver was not told of.
    static List<AlertEvidence> unseen(Told told, Alert alert) {
        var seen = new HashSet<>(told.reports());
        return alert.getEvidence().stream()
                .filter(each -> !seen.contains(each.getReportId()))
                .toList();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String lower(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
