package io.lapwing.cli.deliveries;

import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last that is known of each notification. One that was sent again counts as the one that it repeats.
public final class DeliveryHistory {
    private static final Comparator<Delivery> OLDEST_FIRST =
            Comparator.comparing(Delivery::getCompletedAt).thenComparing(Delivery::getNotificationId);

    private final Map<String, Delivery> latest = new HashMap<>();

    /// Takes note of an entry of the log.
    public void add(Delivery delivery) {
        latest.merge(origin(delivery), delivery, (one, other) -> OLDEST_FIRST.compare(one, other) > 0 ? one : other);
    }

    /// The last entry for a notification, by its own id or that of one that repeated it.
    public Optional<Delivery> find(String id) {
        Delivery direct = latest.get(id);
        return direct != null
                ? Optional.of(direct)
                : latest.values().stream()
                        .filter(delivery -> delivery.getNotificationId().equals(id))
                        .findFirst();
    }

    /// The last entry of each notification, oldest first.
    public List<Delivery> all() {
        return latest.values().stream().sorted(OLDEST_FIRST).toList();
    }

    /// Those of them that were refused in the end.
    public List<Delivery> parked() {
        return all().stream()
                .filter(delivery -> delivery.getOutcome() == DeliveryOutcome.PARKED)
                .toList();
    }

    /// Id of the notification that it all began with.
    public static String origin(Delivery delivery) {
        String origin = delivery.getResendOf();
        return origin == null ? delivery.getNotificationId() : origin;
    }
}
