package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import java.util.List;

/// A receiver for people, who are told of many notifications that wait in one message.
interface DigestingReceiver extends Receiver {
    /// The most alerts in one message put together of several notifications.
    int mostInDigest();

    /// Sends several notifications as one message and says what came of it.
    ///
    /// @param newestFirst the notifications, the latest first
    Answer sendDigest(List<Notification> newestFirst);
}
