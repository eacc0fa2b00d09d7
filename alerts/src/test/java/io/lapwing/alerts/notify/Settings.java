package io.lapwing.alerts.notify;

import java.time.Duration;

/// Delivery settings with short waits.
record Settings(int maxAttempts, Duration initialBackoff, Duration maxBackoff, Duration timeout, int maxPending)
        implements DeliverySettings {
    static final Settings QUICK =
            new Settings(5, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(5), 1000);
}
