package io.lapwing.alerts.route;

import io.lapwing.alerts.state.Identity;
import io.lapwing.alerts.state.JsonSerde;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;

/// A group of alerts on their way to one receiver.
///
/// @param route id of the route that they took
/// @param receiver name of the receiver
/// @param labels what the route groups by, with the values
public record RouteKey(String route, String receiver, SortedMap<String, String> labels)
        implements Comparable<RouteKey> {
    private static final Comparator<RouteKey> ORDER = Comparator.comparing(RouteKey::receiver)
            .thenComparing(RouteKey::route)
            .thenComparing(key -> key.labels().toString());

    public RouteKey {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /// Serde for keys of records and stores.
    public static Serde<RouteKey> serde() {
        return JsonSerde.of(RouteKey.class);
    }

    /// An id of fixed length.
    String id() {
        return Identity.of(route + " " + receiver, labels);
    }

    /// Receiver and group as the key of a notification: `oncall{theme="space"}`.
    String notificationKey() {
        return receiver
                + labels.entrySet().stream()
                        .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public int compareTo(RouteKey other) {
        return ORDER.compare(this, other);
    }
}
