package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;

/// Stands in for a receiver that the rules file names no more; what was meant for it is parked.
///
/// @param name its name
record MissingReceiver(String name) implements Receiver {
    @Override
    public long spacingMillis() {
        return 0;
    }

    @Override
    public Answer send(Notification notification) {
        return new Answer.Refused("no-such-receiver");
    }
}
