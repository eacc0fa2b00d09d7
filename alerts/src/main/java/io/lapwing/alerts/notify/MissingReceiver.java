package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Stands in for a receiver that the rules file does not name, or names no more. What is meant for it waits for a
/// while,
/// as the file may be about to change, and then is parked.
///
/// @param name its name
/// @param waitsUntil when it is given up
/// @param clock the time
record MissingReceiver(String name, Instant waitsUntil, InstantSource clock) implements Receiver {
    private static final String ERROR = "no-such-receiver";

    @Override
    public long spacingMillis() {
        return 0;
    }

    @Override
    public Answer send(Notification notification) {
        Instant now = clock.instant();
        return now.isBefore(waitsUntil)
                ? new Answer.Later(ERROR, Optional.of(Duration.between(now, waitsUntil)))
                : new Answer.Refused(ERROR);
    }
}
