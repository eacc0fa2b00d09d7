package io.lapwing.ingest.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.jspecify.annotations.Nullable;

/// The time limit of one whole exchange. When it passes, the request under way is cancelled and its connection closed,
/// however slowly bytes still trickle in.
final class Deadline implements AutoCloseable {
    private final ScheduledFuture<?> alarm;
    private @Nullable HttpUriRequestBase current;
    private boolean passed;

    Deadline(ScheduledExecutorService timer, Duration limit) {
        this.alarm = timer.schedule(this::pass, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Puts the next request of the exchange under the limit.
    synchronized <R extends HttpUriRequestBase> R guard(R request) {
        current = request;
        if (passed) {
            request.cancel();
        }
        return request;
    }

    synchronized boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }

    private synchronized void pass() {
        passed = true;
        if (current != null) {
            current.cancel();
        }
    }
}
