package io.lapwing.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Tells how late a poll is: from when it was due until it may make its first request, waits for its host included. The
/// poll binds it, so that readers of all kinds need not hand it on to where requests are made. Used by one thread.
final class PollStart {
    private static final ScopedValue<PollStart> CURRENT = ScopedValue.newInstance();

    private final Instant due;
    private final InstantSource clock;
    private final Consumer<Duration> lateness;
    private boolean noted;

    /// @param lateness told how late it is, once
    PollStart(Instant due, InstantSource clock, Consumer<Duration> lateness) {
        this.due = due;
        this.clock = clock;
        this.lateness = lateness;
    }

    /// Runs a poll as this one.
    <T> T call(ScopedValue.CallableOp<T, InterruptedException> poll) throws InterruptedException {
        return ScopedValue.where(CURRENT, this).call(poll);
    }

    /// The poll on this thread, if there is one, may make a request.
    static void request() {
        if (CURRENT.isBound()) {
            CURRENT.get().note();
        }
    }

    private void note() {
        if (!noted) {
            noted = true;
            Duration late = Duration.between(due, clock.instant());
            lateness.accept(late.isNegative() ? Duration.ZERO : late);
        }
    }
}
