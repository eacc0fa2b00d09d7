package io.lapwing.alerts.notify;

import java.time.Duration;
import java.util.Optional;

/// What a receiver made of a notification. Error classes are short fixed words such as `timeout`, `status-503` or
/// `invalid_payload`; they never hold an address.
sealed interface Answer {
    /// It took it.
    record Accepted() implements Answer {}

    /// It did not take it, and may later.
    ///
    /// @param error class of the error
    /// @param pause how long it asked to wait, if it did
    record Later(String error, Optional<Duration> pause) implements Answer {
        static Later of(String error) {
            return new Later(error, Optional.empty());
        }
    }

    /// It will never take it.
    ///
    /// @param error class of the error
    record Refused(String error) implements Answer {}
}
