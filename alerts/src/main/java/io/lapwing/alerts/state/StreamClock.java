package io.lapwing.alerts.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time by which rules are decided: that of the latest record, going on with the wall clock while none comes. On a
/// live stream it is the present; while a backlog is read it is the backlog's time, so that nothing is resolved
/// merely because it was read late.
public final class StreamClock {
    private @Nullable Instant latest;
    private Instant seenAt = Instant.EPOCH;

    /// Takes note of a record.
    ///
    /// @param recordTime its timestamp; one earlier than the latest changes nothing
    /// @param wall the wall clock as it is taken note of
    public void observe(Instant recordTime, Instant wall) {
        if (latest == null || recordTime.isAfter(latest)) {
            latest = recordTime;
            seenAt = wall;
        }
    }

    /// The time now.
    public Instant now(Instant wall) {
        return latest == null ? wall : latest.plus(Duration.between(seenAt, wall));
    }
}
