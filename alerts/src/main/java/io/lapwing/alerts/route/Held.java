package io.lapwing.alerts.route;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why an alert is not sent now.
///
/// @param by what holds it
/// @param name which one: a silence's id, a time interval's name, or the key of an inhibition rule and its source
/// @param until when it may be over; null where only something that happens ends it
public record Held(By by, String name, @Nullable Instant until) {
    /// What can hold an alert.
    public enum By {
        /// A silence that somebody set.
        SILENCE,
        /// Another alert that fires.
        INHIBITION,
        /// A time in which its route is mute, or is not active.
        TIME;

        /// Its name in metrics and texts.
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// In a few words, such as `silence 4f2a…`.
    public String words() {
        return by.id() + " " + name;
    }
}
