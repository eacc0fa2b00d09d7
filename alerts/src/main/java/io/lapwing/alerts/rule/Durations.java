package io.lapwing.alerts.rule;

import java.time.Duration;

/// Durations as people say them.
final class Durations {
    private Durations() {}

    /// Such as `7 days`, `24 hours`, `90 minutes` or `10 seconds`, in the largest unit that fits without a rest.
    static String words(Duration duration) {
        if (duration.toDays() > 1 && duration.toSeconds() % 86_400 == 0) {
            return count(duration.toDays(), "day");
        }
        if (duration.toSeconds() % 3600 == 0) {
            return count(duration.toHours(), "hour");
        }
        return duration.toSeconds() % 60 == 0
                ? count(duration.toMinutes(), "minute")
                : count(duration.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
