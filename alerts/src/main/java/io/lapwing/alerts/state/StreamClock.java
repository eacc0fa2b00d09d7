package io.lapwing.alerts.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The time by which rules are decided: that of the latest record, going on with the wall clock while none comes. On a
/// live stream it is the present; while a backlog is read it is the backlog's time, so that nothing is resolved
/// merely because it was read late. Until the first record comes it waits for one for five minutes, so that a service
/// that
/// starts with a backlog does not take what it has not read yet for silence.
public final class StreamClock {
    private static final Duration SETTLES_IN = Duration.ofMinutes(5);

    private final Instant startedAt;
    private @Nullable Instant latest;
    private Instant seenAt = Instant.EPOCH;

    /// @param startedAt the wall clock as it begins
    public StreamClock(Instant startedAt) {
        this.startedAt = startedAt;
    }

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

    /// Whether the time can be told: a record has come, or none has for five minutes.
    public boolean isSettled(Instant wall) {
        return latest != null || !startedAt.plus(SETTLES_IN).isAfter(wall);
    }

    /// The time now.
    public Instant now(Instant wall) {
        return latest == null ? wall : latest.plus(Duration.between(seenAt, wall));
    }
}
