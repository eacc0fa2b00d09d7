package io.lapwing.alerts.notify;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How notifications are delivered.
public interface DeliverySettings {
    /// Tries before a notification is parked, where the receiver is down or busy. With the default waits about a day.
    @WithDefault("300")
    int maxAttempts();

    /// Wait after the first failed try; it doubles with each, with jitter. A receiver's `Retry-After` goes first.
    @WithDefault("PT1S")
    Duration initialBackoff();

    /// Longest wait between two tries.
    @WithDefault("PT5M")
    Duration maxBackoff();

    /// Longest time that one try may take.
    @WithDefault("PT10S")
    Duration timeout();

    /// Notifications held in memory; when so many wait, no more are read until some are delivered.
    @WithDefault("10000")
    int maxPending();
}
