package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;

/// Someone who is told. Sending never throws for what the other side does: every outcome is an [Answer].
interface Receiver {
    /// Its name, as routes use it.
    String name();

    /// Shortest time from one message to the next, in milliseconds; 0 for none.
    long spacingMillis();

    /// Sends a message once and says what came of it.
    Answer send(Notification notification);
}
