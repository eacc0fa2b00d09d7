package io.lapwing.alerts.notify;

import java.time.Duration;
import java.util.List;

/// Those who are told.
///
/// @param receivers the receivers, with different names
/// @param patience how long a notification to a receiver that is not among them waits before it is parked: another
///     instance may know the receiver already
record ReceiverList(List<Receiver> receivers, Duration patience) {
    ReceiverList {
        receivers = List.copyOf(receivers);
    }
}
