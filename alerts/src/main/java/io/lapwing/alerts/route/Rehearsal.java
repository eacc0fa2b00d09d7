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
/// have been sent. Routes' mute and active times hold alerts; silences and inhibition are of the moment and do not.
public final class Rehearsal {
    private final Router router;
    private final Predicate<String> sendsResolved;
    private final Map<RouteKey, GroupState> groups = new HashMap<>();
    private final Map<RouteKey, Map<String, Alert>> alerts = new HashMap<>();
    private final Map<RouteKey, Map<String, Told>> told = new HashMap<>();
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
            GroupState state =
                    grouping(key).add(groups.get(key), alert.getAlertId(), firing, isChanged(key, alert), now);
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

    private boolean isChanged(RouteKey key, Alert alert) {
        Told before = told.getOrDefault(key, Map.of()).get(alert.getAlertId());
        return before != null && News.since(before, alert).isPresent();
    }

    private List<Notification> flush(RouteKey key, GroupState state, Instant now) {
        Map<String, Alert> known = alerts.computeIfAbsent(key, _ -> new HashMap<>());
        Map<String, Told> before = told.computeIfAbsent(key, _ -> new HashMap<>());
        Grouping.Message message = grouping(key).flush(state, now, _ -> router.held(key, now));
        List<Notifications.Item> items = message.tell().stream()
                .filter(known::containsKey)
                .map(id -> Notifications.Item.of(known.get(id), before.get(id), message.repeat()))
                .toList();
        items.forEach(item -> {
            String id = item.alert().getAlertId();
            before.put(id, Told.after(before.get(id), known.get(id), now));
        });
        message.gone().forEach(known::remove);
        message.gone().forEach(before::remove);
        remember(key, message.state());
        return Notifications.of(key, items, message.repeat(), now);
    }

    private void remember(RouteKey key, @Nullable GroupState state) {
        if (state == null) {
            groups.remove(key);
            alerts.remove(key);
            told.remove(key);
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
