package io.lapwing.alerts.notify;

import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A notification as lines for a terminal.
///
/// @param colour whether severities are coloured with ANSI sequences
public record ConsoleFormat(boolean colour) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MAX_CITED = 5;
    private static final int MAX_TEXT = 200;
    private static final int MAX_URL = 500;
    private static final String RESET = "\u001b[0m";
    private static final String DIM = "\u001b[2m";

    /// The lines, each ended by a line feed; an empty line stands behind each alert.
    public String format(Notification notification) {
        var text = new StringBuilder();
        notification
                .getAlerts()
                .forEach(alert -> append(text, alert, notification.getNews().getOrDefault(alert.getAlertId(), "")));
        return text.toString();
    }

    private void append(StringBuilder text, Alert alert, String news) {
        text.append(painted(colour(alert), "● " + state(alert)))
                .append("  ")
                .append(alert.getTheme())
                .append("  ")
                .append(alert.getRuleId())
                .append('\n');
        text.append("  ").append(FeedText.line(alert.getReason(), MAX_TEXT)).append('\n');
        if (!news.isEmpty()) {
            text.append("  new: ").append(FeedText.line(news, MAX_TEXT)).append('\n');
        }
        alert.getEvidence().stream()
                .map(AlertEvidence::getPhrase)
                .filter(phrase -> !phrase.isBlank())
                .findFirst()
                .ifPresent(phrase -> text.append("  “")
                        .append(FeedText.line(phrase, MAX_TEXT))
                        .append("”\n"));
        alert.getEvidence().stream().limit(MAX_CITED).forEach(evidence -> append(text, evidence));
        text.append('\n');
    }

    private void append(StringBuilder text, AlertEvidence evidence) {
        text.append("  • ")
                .append(FeedText.line(evidence.getTitle(), MAX_TEXT))
                .append(" — ")
                .append(FeedText.line(evidence.getPublisher(), MAX_TEXT))
                .append(", ")
                .append(TIME.format(evidence.getTime()))
                .append('\n');
        String url = evidence.getUrl();
        if (url != null) {
            text.append("    ")
                    .append(painted(DIM, FeedText.line(url, MAX_URL)))
                    .append('\n');
        }
    }

    private String painted(String sequence, String text) {
        return colour ? sequence + text + RESET : text;
    }

    private static String state(Alert alert) {
        return alert.getStatus() == AlertStatus.RESOLVED
                ? "RESOLVED"
                : alert.getSeverity().name();
    }

    private static String colour(Alert alert) {
        if (alert.getStatus() == AlertStatus.RESOLVED) {
            return "\u001b[32m";
        }
        return switch (alert.getSeverity()) {
            case CRITICAL -> "\u001b[1;31m";
            case WARNING -> "\u001b[1;33m";
            case INFO -> "\u001b[1;34m";
        };
    }
}
