package io.lapwing.alerts.route;

import io.lapwing.alerts.state.DueTimes;
import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import io.lapwing.schemas.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
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

/// Runs [Grouping] over two stores: the groups, and the latest record of each alert in them. Waits go by the wall
/// clock.
public final class GroupProcessor implements Processor<RouteKey, Alert, String, Notification> {
    /// Name of the store of groups.
    public static final String GROUPS = "groups";
    /// Name of the store of their alerts, keyed by group and alert id.
    public static final String ALERTS = "group-alerts";

    private static final Duration TICK = Duration.ofMillis(200);

    private final Router router;
    private final Predicate<String> sendsResolved;
    private final DueTimes<RouteKey> dueTimes = new DueTimes<>();
    private @Nullable ProcessorContext<String, Notification> context;
    private @Nullable KeyValueStore<RouteKey, GroupState> groups;
    private @Nullable KeyValueStore<String, Alert> alerts;

    private GroupProcessor(Router router, Predicate<String> sendsResolved) {
        this.router = router;
        this.sendsResolved = sendsResolved;
    }

    /// Makes processors with their stores.
    ///
    /// @param router tells the waits of a group
    /// @param sendsResolved whether a receiver, by name, is told when an alert is resolved
    /// @param alertSerde serde of alerts for topics that Kafka Streams makes for itself
    public record Supplier(Router router, Predicate<String> sendsResolved, Serde<Alert> alertSerde)
            implements ProcessorSupplier<RouteKey, Alert, String, Notification> {
        @Override
        public Processor<RouteKey, Alert, String, Notification> get() {
            return new GroupProcessor(router, sendsResolved);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(GROUPS), RouteKey.serde(), JsonSerde.of(GroupState.class)),
                    Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ALERTS), Serdes.String(), alertSerde));
        }
    }

    @Override
    public void init(ProcessorContext<String, Notification> given) {
        context = given;
        groups = given.getStateStore(GROUPS);
        alerts = given.getStateStore(ALERTS);
        try (var all = groups().all()) {
            all.forEachRemaining(entry -> dueTimes.set(entry.key, entry.value.nextAt()));
        }
        given.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, wall -> tick(Instant.ofEpochMilli(wall)));
    }

    @Override
    public void process(Record<RouteKey, Alert> record) {
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        RouteKey key = record.key();
        Alert alert = record.value();
        GroupState state =
                grouping(key).add(groups().get(key), alert.getAlertId(), alert.getStatus() == AlertStatus.FIRING, now);
        boolean member = state != null && state.members().containsKey(alert.getAlertId());
        alerts().put(alertKey(key, alert.getAlertId()), member ? alert : null);
        if (state != null && !state.nextAt().isAfter(now)) {
            flush(key, state, now);
        } else {
            remember(key, state);
        }
    }

    private void tick(Instant now) {
        for (RouteKey key : dueTimes.due(now)) {
            GroupState state = groups().get(key);
            if (state == null) {
                dueTimes.remove(key);
            } else {
                flush(key, state, now);
            }
        }
    }

    private void flush(RouteKey key, GroupState state, Instant now) {
        Grouping.Message message = grouping(key).flush(state, now);
        List<Alert> told = message.tell().stream()
                .map(id -> alerts().get(alertKey(key, id)))
                .filter(Objects::nonNull)
                .toList();
        Notifications.of(key, told, now).forEach(notification -> forward(key, notification));
        message.gone().forEach(id -> alerts().delete(alertKey(key, id)));
        remember(key, message.state());
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
        } else {
            dueTimes.set(key, state.nextAt());
        }
    }

    private Grouping grouping(RouteKey key) {
        return new Grouping(router.waits(key), sendsResolved.test(key.receiver()));
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
}
