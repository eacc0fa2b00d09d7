package io.lapwing.bench;

import java.time.Duration;

/// Waits for what other processes do.
final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    /// Something that comes true some time.
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /// Returns once it holds, and how long that took.
    ///
    /// @param what what is waited for, for the error
    /// @throws IllegalStateException if it takes longer than `limit`
    static Duration until(String what, Duration limit, Condition condition) throws InterruptedException {
        long begin = System.nanoTime();
        if (!within(limit, condition)) {
            throw new IllegalStateException("after " + limit.toSeconds() + " s still waiting until " + what);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /// Waits until it holds, and says whether it does.
    ///
    /// @param limit longest wait
    static boolean within(Duration limit, Condition condition) throws InterruptedException {
        long begin = System.nanoTime();
        boolean holds = condition.holds();
        while (!holds && System.nanoTime() - begin < limit.toNanos()) {
            Thread.sleep(PAUSE);
            holds = condition.holds();
        }
        return holds;
    }
}
