package io.lapwing.alerts.route;

import io.lapwing.alerts.state.DueTimes;
import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import io.lapwing.schemas.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// Runs [Grouping] over three stores: the groups, the latest record of each alert in them, and what the receiver was
/// told of each. Waits go by the wall clock. What holds alerts is asked for when they are due, and again as soon as it
/// changes.
public final class GroupProcessor implements Processor<RouteKey, Alert, String, Notification> {
    /// Name of the store of groups.
    public static final String GROUPS = "groups";
    /// Name of the store of their alerts, keyed by group and alert id.
    public static final String ALERTS = "group-alerts";

    /// Name of the store of what was told, keyed as that of alerts.
    public static final String TOLD = "group-told";

    private static final Duration TICK = Duration.ofMillis(200);

    private final Setup setup;
    private final DueTimes<RouteKey> dueTimes = new DueTimes<>();
    private final Set<RouteKey> held = new HashSet<>();
    private long suppressionSeen;
    private @Nullable ProcessorContext<String, Notification> context;
    private @Nullable KeyValueStore<RouteKey, GroupState> groups;
    private @Nullable KeyValueStore<String, Alert> alerts;
    private @Nullable KeyValueStore<String, Told> told;

    private GroupProcessor(Setup setup) {
        this.setup = setup;
    }

    /// What grouping goes by.
    ///
    /// @param router tells the waits of a group, and when its route tells nobody; may change
    /// @param sendsResolved whether a receiver, by name, is told when an alert is resolved
    /// @param suppression what else keeps alerts from being sent
    /// @param metrics where held alerts are counted
    public record Setup(
            Supplier<Router> router, Predicate<String> sendsResolved, Suppression suppression, RouteMetrics metrics) {}

    /// Makes processors with their stores.
    ///
    /// @param setup what grouping goes by
    /// @param alertSerde serde of alerts for topics that Kafka Streams makes for itself
    public record Processors(Setup setup, Serde<Alert> alertSerde)
            implements ProcessorSupplier<RouteKey, Alert, String, Notification> {
        @Override
        public Processor<RouteKey, Alert, String, Notification> get() {
            return new GroupProcessor(setup);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(GROUPS), RouteKey.serde(), JsonSerde.of(GroupState.class)),
                    Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ALERTS), Serdes.String(), alertSerde),
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(TOLD), Serdes.String(), JsonSerde.of(Told.class)));
        }
    }

    @Override
    public void init(ProcessorContext<String, Notification> given) {
        context = given;
        groups = given.getStateStore(GROUPS);
        alerts = given.getStateStore(ALERTS);
        told = given.getStateStore(TOLD);
        try (var all = groups().all()) {
            all.forEachRemaining(entry -> note(entry.key, entry.value));
        }
        given.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, wall -> tick(Instant.ofEpochMilli(wall)));
    }

    @Override
    public void process(Record<RouteKey, Alert> record) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        RouteKey key = record.key();
        Alert alert = record.value();
        GroupState state = grouping(key)
                .add(
                        groups().get(key),
                        alert.getAlertId(),
                        alert.getStatus() == AlertStatus.FIRING,
                        isChanged(key, alert),
                        now);
        if (state != null && state.members().containsKey(alert.getAlertId())) {
            alerts().put(alertKey(key, alert.getAlertId()), alert);
        } else {
            forget(alertKey(key, alert.getAlertId()));
        }
        if (state != null && !state.nextAt().isAfter(now)) {
            flush(key, state, now);
        } else {
            remember(key, state);
        }
    }

    private boolean isChanged(RouteKey key, Alert alert) {
        Told before = told().get(alertKey(key, alert.getAlertId()));
        return before != null && News.since(before, alert).isPresent();
    }

    private void tick(Instant now) {
        wakeHeld(now);
        for (RouteKey key : dueTimes.due(now)) {
            GroupState state = groups().get(key);
            if (state == null) {
                dueTimes.remove(key);
            } else {
                flush(key, state, now);
            }
        }
    }

    private void wakeHeld(Instant now) {
        long version = setup.suppression().version();
        if (version == suppressionSeen) {
            return;
        }
        suppressionSeen = version;
        for (RouteKey key : List.copyOf(held)) {
            GroupState state = groups().get(key);
            remember(key, state == null ? null : grouping(key).wake(state, now));
        }
    }

    private void flush(RouteKey key, GroupState state, Instant now) {
        Grouping.Message message = grouping(key).flush(state, now, id -> holding(key, id, now));
        if (message.repeat() && leaveOut(key, state, message.tell())) {
            flush(key, Objects.requireNonNull(groups().get(key)), now);
            return;
        }
        List<Notifications.Item> items = message.tell().stream()
                .flatMap(id -> item(key, id, message.repeat()).stream())
                .toList();
        Notifications.of(key, items, message.repeat(), now).forEach(notification -> forward(key, notification));
        message.tell().forEach(id -> tell(alertKey(key, id), now));
        message.gone().forEach(id -> forget(alertKey(key, id)));
        message.held().values().forEach(by -> setup.metrics().held(key.receiver(), by.by()));
        remember(key, message.state());
    }

    /// Forgets those of a group's alerts that go elsewhere since the routes were changed.
    ///
    /// @return whether there were any
    private boolean leaveOut(RouteKey key, GroupState state, List<String> alertIds) {
        Router router = setup.router().get();
        List<String> elsewhere = alertIds.stream()
                .filter(id -> {
                    Alert alert = alerts().get(alertKey(key, id));
                    return alert != null && !router.route(alert).contains(key);
                })
                .toList();
        if (elsewhere.isEmpty()) {
            return false;
        }
        elsewhere.forEach(id -> forget(alertKey(key, id)));
        groups().put(key, state.without(elsewhere));
        return true;
    }

    private Optional<Held> holding(RouteKey key, String alertId, Instant now) {
        Alert alert = alerts().get(alertKey(key, alertId));
        return setup.router()
                .get()
                .held(key, now)
                .or(() -> alert == null ? Optional.empty() : setup.suppression().holding(alert, now));
    }

    private Optional<Notifications.Item> item(RouteKey key, String alertId, boolean repeat) {
        Alert alert = alerts().get(alertKey(key, alertId));
        return alert == null
                ? Optional.empty()
                : Optional.of(Notifications.Item.of(alert, told().get(alertKey(key, alertId)), repeat));
    }

    private void tell(String alertKey, Instant now) {
        Alert alert = alerts().get(alertKey);
        if (alert != null) {
            told().put(alertKey, Told.after(told().get(alertKey), alert, now));
        }
    }

    private void forget(String alertKey) {
        alerts().delete(alertKey);
        told().delete(alertKey);
    }

    private void forward(RouteKey key, Notification notification) {
        var headers = new RecordHeaders();
        Instant due = notification.getCreatedAt();
        CloudEvents.stamp(headers, notification.getId(), "/lapwing/alerts", "notification.due", due);
        context().forward(new Record<>(key.notificationKey(), notification, due.toEpochMilli(), headers));
    }

    private void remember(RouteKey key, @Nullable GroupState state) {
        groups().put(key, state);
        if (state == null) {
            dueTimes.remove(key);
            held.remove(key);
        } else {
            note(key, state);
        }
    }

    private void note(RouteKey key, GroupState state) {
        dueTimes.set(key, state.nextAt());
        if (state.anyHeld()) {
            held.add(key);
        } else {
            held.remove(key);
        }
    }

    private Grouping grouping(RouteKey key) {
        return new Grouping(
                setup.router().get().waits(key), setup.sendsResolved().test(key.receiver()));
    }

    private static String alertKey(RouteKey key, String alertId) {
        return key.id() + "/" + alertId;
    }

    private ProcessorContext<String, Notification> context() {
        return Objects.requireNonNull(context);
    }

    private KeyValueStore<RouteKey, GroupState> groups() {
        return Objects.requireNonNull(groups);
    }

    private KeyValueStore<String, Alert> alerts() {
        return Objects.requireNonNull(alerts);
    }

    private KeyValueStore<String, Told> told() {
        return Objects.requireNonNull(told);
    }
}
