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
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Routes and groups alerts as the service does, mute times and inhibition among it, with its states in memory and by
/// the
/// time that it is told: what would have been sent.
public final class Rehearsal {
    private final Router router;
    private final Predicate<String> sendsResolved;
    private final Inhibitor inhibitor;
    private final Map<RouteKey, GroupState> groups = new HashMap<>();
    private final Map<RouteKey, Map<String, Known>> alerts = new HashMap<>();
    private final DueTimes<RouteKey> dueTimes = new DueTimes<>();

    /// An alert of a group, with what its receiver was told of it.
    private record Known(Alert alert, @Nullable Told told) {}

    /// @param router finds where an alert goes
    /// @param sendsResolved whether a receiver, by name, is told when an alert is resolved
    /// @param inhibitRules which alerts hold others while they fire
    public Rehearsal(Router router, Predicate<String> sendsResolved, List<InhibitRule> inhibitRules) {
        this.router = router;
        this.sendsResolved = sendsResolved;
        this.inhibitor = new Inhibitor(inhibitRules);
    }

    /// What is sent because of an alert's new state.
    public List<Notification> add(Alert alert, Instant now) {
        var sent = new ArrayList<Notification>();
        if (inhibitor.observe(alert)) {
            wakeHeld(now);
        }
        for (RouteKey key : router.route(alert)) {
            GroupState state = join(key, alert, now);
            if (state != null && !state.nextAt().isAfter(now)) {
                sent.addAll(flush(key, state, now));
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

    private @Nullable GroupState join(RouteKey key, Alert alert, Instant now) {
        String id = alert.getAlertId();
        Map<String, Known> known = alerts.computeIfAbsent(key, group -> new HashMap<>());
        Known before = known.get(id);
        Told told = before == null ? null : before.told();
        boolean changed = told != null && News.since(told, alert).isPresent();
        GroupState state =
                grouping(key).add(groups.get(key), id, alert.getStatus() == AlertStatus.FIRING, changed, now);
        if (state != null && state.members().containsKey(id)) {
            known.put(id, new Known(alert, told));
        } else {
            known.remove(id);
        }
        remember(key, state);
        return state;
    }

    private List<Notification> flush(RouteKey key, GroupState state, Instant now) {
        Map<String, Known> known = alerts.getOrDefault(key, Map.of());
        Grouping.Message message = grouping(key).flush(state, now, id -> holding(key, known.get(id), now));
        var items = new ArrayList<Notifications.Item>();
        for (String id : message.tell()) {
            Known one = known.get(id);
            if (one != null) {
                items.add(Notifications.Item.of(one.alert(), one.told(), message.repeat()));
                known.put(id, new Known(one.alert(), Told.after(one.told(), one.alert(), now)));
            }
        }
        message.gone().forEach(known::remove);
        remember(key, message.state());
        return Notifications.of(key, items, message.repeat(), now);
    }

    private Optional<Held> holding(RouteKey key, @Nullable Known known, Instant now) {
        return router.held(key, now)
                .or(() -> known == null ? Optional.empty() : inhibitor.holding(Router.labels(known.alert())));
    }

    private void wakeHeld(Instant now) {
        List.copyOf(groups.entrySet()).stream()
                .filter(group -> group.getValue().anyHeld())
                .forEach(group ->
                        remember(group.getKey(), grouping(group.getKey()).wake(group.getValue(), now)));
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
