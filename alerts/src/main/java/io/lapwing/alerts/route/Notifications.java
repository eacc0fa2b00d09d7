package io.lapwing.alerts.route;

import io.lapwing.alerts.state.Identity;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts alerts into notifications that stay well below a megabyte, the size that Kafka takes by default.
final class Notifications {
    /// The most alerts in one notification.
    static final int MOST_ALERTS = 25;

    private static final int MOST_EVIDENCE = 5;
    private static final Comparator<Alert> MOST_SEVERE_FIRST = Comparator.comparing(Alert::getSeverity)
            .reversed()
            .thenComparing(Alert::getStartedAt, Comparator.reverseOrder())
            .thenComparing(Alert::getAlertId);

    private Notifications() {}

    /// Notifications of these alerts, most severe first, at most [#MOST_ALERTS] in each.
    static List<Notification> of(RouteKey key, List<Alert> alerts, Instant now) {
        List<Alert> sorted = alerts.stream()
                .sorted(MOST_SEVERE_FIRST)
                .map(Notifications::withLessEvidence)
                .toList();
        var notifications = new ArrayList<Notification>();
        for (int from = 0; from < sorted.size(); from += MOST_ALERTS) {
            notifications.add(one(key, sorted.subList(from, Math.min(from + MOST_ALERTS, sorted.size())), now));
        }
        return notifications;
    }

    private static Notification one(RouteKey key, List<Alert> alerts, Instant now) {
        var parts = new ArrayList<String>();
        parts.add(key.id());
        parts.add(now.toString());
        alerts.forEach(alert -> parts.add(alert.getAlertId() + alert.getStatus()));
        return Notification.newBuilder()
                .setId(Identity.of(parts.toArray(String[]::new)))
                .setReceiver(key.receiver())
                .setGroupLabels(key.labels())
                .setAlerts(List.copyOf(alerts))
                .setCreatedAt(now)
                .build();
    }

    private static Alert withLessEvidence(Alert alert) {
        List<AlertEvidence> evidence = alert.getEvidence();
        if (evidence.size() <= MOST_EVIDENCE) {
            return alert;
        }
        var copy = new Alert();
        Alert.getClassSchema().getFields().forEach(field -> copy.put(field.pos(), alert.get(field.pos())));
        copy.setEvidence(List.copyOf(evidence.subList(0, MOST_EVIDENCE)));
        return copy;
    }
}
