package io.lapwing.alerts.route;

import io.lapwing.alerts.state.DueTimes;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Routes and groups alerts as the service does, with its states in memory and by the time that it is told: what would
/// have been sent.
public final class Rehearsal {
    private final Router router;
    private final Predicate<String> sendsResolved;
    private final Map<RouteKey, GroupState> groups = new HashMap<>();
    private final Map<RouteKey, Map<String, Alert>> alerts = new HashMap<>();
    private final DueTimes<RouteKey> dueTimes = new DueTimes<>();

    /// @param router finds where an alert goes
    /// @param sendsResolved whether a receiver, by name, is told when an alert is resolved
    public Rehearsal(Router router, Predicate<String> sendsResolved) {
        this.router = router;
        this.sendsResolved = sendsResolved;
    }

    /// What is sent because of an alert's new state.
    public List<Notification> add(Alert alert, Instant now) {
        var sent = new ArrayList<Notification>();
        for (RouteKey key : router.route(alert)) {
            boolean firing = alert.getStatus() == AlertStatus.FIRING;
            GroupState state = grouping(key).add(groups.get(key), alert.getAlertId(), firing, now);
            if (state != null && state.members().containsKey(alert.getAlertId())) {
                alerts.computeIfAbsent(key, group -> new HashMap<>()).put(alert.getAlertId(), alert);
            }
            if (state != null && !state.nextAt().isAfter(now)) {
                sent.addAll(flush(key, state, now));
            } else {
                remember(key, state);
            }
        }
        return sent;
    }

    /// What is sent because time has passed.
    public List<Notification> tick(Instant now) {
        var sent = new ArrayList<Notification>();
        for (RouteKey key : dueTimes.due(now)) {
            while (dueTimes.isDue(key, now)) {
                GroupState state = Objects.requireNonNull(groups.get(key));
                sent.addAll(flush(key, state, state.nextAt()));
            }
        }
        return sent;
    }

    private List<Notification> flush(RouteKey key, GroupState state, Instant now) {
        Map<String, Alert> known = alerts.getOrDefault(key, Map.of());
        Grouping.Message message = grouping(key).flush(state, now);
        List<Alert> told =
                message.tell().stream().map(known::get).filter(Objects::nonNull).toList();
        message.gone().forEach(known::remove);
        remember(key, message.state());
        return Notifications.of(key, told, now);
    }

    private void remember(RouteKey key, @Nullable GroupState state) {
        if (state == null) {
            groups.remove(key);
            alerts.remove(key);
            dueTimes.remove(key);
        } else {
            groups.put(key, state);
            dueTimes.set(key, state.nextAt());
        }
    }

    private Grouping grouping(RouteKey key) {
        return new Grouping(router.waits(key), sendsResolved.test(key.receiver()));
    }
}
