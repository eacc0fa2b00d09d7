package io.lapwing.alerts.route;

import java.time.Instant;
import java.util.List;

/// Times under a name, for routes to refer to.
///
/// @param name their name
/// @param intervals a time belongs to them if it lies within one of these
public record NamedTimes(String name, List<TimeInterval> intervals) {
    public NamedTimes {
        intervals = List.copyOf(intervals);
    }

    /// Whether a time belongs to them.
    boolean contain(Instant time) {
        return intervals.stream().anyMatch(interval -> interval.contains(time));
    }
}
