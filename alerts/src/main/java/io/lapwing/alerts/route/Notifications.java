package io.lapwing.alerts.route;

import io.lapwing.alerts.state.Identity;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /// One alert as a receiver is to be told of it.
    ///
    /// @param alert its present state, with the reports that the receiver has not been told of
    /// @param news what is new since; empty for one that it is told of for the first time
    record Item(Alert alert, Optional<String> news) {
        /// An alert that a receiver may have been told of before.
        ///
        /// @param told what it was told; null if nothing
        /// @param repeat whether it is told again because the alert fires on
        static Item of(Alert alert, @Nullable Told told, boolean repeat) {
            if (told == null) {
                return new Item(alert, Optional.empty());
            }
            Alert shorter = with(alert, News.unseen(told, alert));
            return new Item(shorter, repeat ? Optional.of(News.nothingSince(told.at())) : News.since(told, alert));
        }
    }

    /// Notifications of these alerts, most severe first, at most [#MOST_ALERTS] in each.
    ///
    /// @param repeat whether all of it was told before
    static List<Notification> of(RouteKey key, List<Item> items, boolean repeat, Instant now) {
        var news = new HashMap<String, String>();
        items.forEach(
                item -> item.news().ifPresent(words -> news.put(item.alert().getAlertId(), words)));
        return of(key, items.stream().map(Item::alert).toList(), news, repeat, now);
    }

    private static List<Notification> of(
            RouteKey key, List<Alert> alerts, Map<String, String> news, boolean repeat, Instant now) {
        List<Alert> sorted = alerts.stream()
                .sorted(MOST_SEVERE_FIRST)
                .map(Notifications::withLessEvidence)
                .toList();
        var notifications = new ArrayList<Notification>();
        for (int from = 0; from < sorted.size(); from += MOST_ALERTS) {
            List<Alert> part = sorted.subList(from, Math.min(from + MOST_ALERTS, sorted.size()));
            Notification notification = one(key, part, now);
            notification.setRepeat(repeat);
            notification.setNews(newsOf(part, news));
            notifications.add(notification);
        }
        return notifications;
    }

    private static Map<String, String> newsOf(List<Alert> alerts, Map<String, String> news) {
        return alerts.stream()
                .map(Alert::getAlertId)
                .filter(news::containsKey)
                .collect(Collectors.toMap(id -> id, news::get, (one, other) -> one));
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
        return evidence.size() <= MOST_EVIDENCE ? alert : with(alert, evidence.subList(0, MOST_EVIDENCE));
    }

    private static Alert with(Alert alert, List<AlertEvidence> evidence) {
        var copy = new Alert();
        Alert.getClassSchema().getFields().forEach(field -> copy.put(field.pos(), alert.get(field.pos())));
        copy.setEvidence(List.copyOf(evidence));
        return copy;
    }
}
