package io.lapwing.alerts.rule;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// How many there usually are in one stretch of time: a mean over all and one for each hour of the day, and how far the
/// stretches lie from what was expected. Each is a plain mean at first and forgets old stretches later.
///
/// @param learned stretches learned so far
/// @param mean mean number in a stretch
/// @param variance mean square of what a stretch had above or below what was expected
/// @param hours what is usual at each hour of the day (UTC); 24 of them
record Baseline(long learned, double mean, double variance, List<Hour> hours) {
    static final Baseline EMPTY = new Baseline(
            0, 0, 0, IntStream.range(0, 24).mapToObj(hour -> new Hour(0, 0)).toList());

    private static final Duration MEMORY = Duration.ofDays(7);
    /// Days that the mean of an hour reaches back, and after which it alone is believed.
    private static final int DAYS = 7;

    /// What is usual at one hour of the day.
    ///
    /// @param learned stretches learned
    /// @param mean mean number in one
    record Hour(int learned, double mean) {
        Hour with(double number, int most) {
            int next = Math.min(learned + 1, most);
            return new Hour(next, mean + (number - mean) / next);
        }
    }

    Baseline {
        hours = List.copyOf(hours);
    }

    /// The number that is expected in a stretch at an hour of the day: the hour's own mean, in so far as it was learned
    /// on
    /// seven days, else the mean of all.
    double expected(int hour, Duration window) {
        Hour own = hours.get(hour);
        double trust = Math.min(1, (double) own.learned() / samples(window));
        return trust * own.mean() + (1 - trust) * mean;
    }

    /// Standard deviation of a stretch: that of a Poisson process, or more if the stretches varied more; at least 1.
    double deviation(double expected) {
        return Math.sqrt(Math.max(1, Math.max(expected, variance)));
    }

    /// With one more stretch.
    Baseline learn(double number, int hour, Duration window) {
        long most = Math.max(1, MEMORY.dividedBy(window));
        long next = Math.min(learned + 1, most);
        double error = learned == 0 ? 0 : number - expected(hour, window);
        var more = new java.util.ArrayList<>(hours);
        more.set(hour, hours.get(hour).with(number, samples(window)));
        return new Baseline(
                learned + 1, mean + (number - mean) / next, variance + (error * error - variance) / next, more);
    }

    private static int samples(Duration window) {
        long inAnHour = Math.max(1, Duration.ofHours(1).dividedBy(window));
        return (int) (DAYS * inAnHour);
    }
}
