package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/// A notification on its way, with the place in the topic that it came from.
final class Task {
    private final Notification notification;
    private final TopicPartition partition;
    private final long offset;
    private final CountDownLatch dropped = new CountDownLatch(1);
    private final CompletableFuture<Result> result = new CompletableFuture<>();

    /// How it ended for this instance.
    enum Result {
        /// Delivered or parked, and logged.
        SETTLED,
        /// Given up before the end; whoever owns the partition next begins anew.
        DROPPED
    }

    Task(Notification notification, TopicPartition partition, long offset) {
        this.notification = notification;
        this.partition = partition;
        this.offset = offset;
    }

    Notification notification() {
        return notification;
    }

    TopicPartition partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    /// Completed at the end.
    CompletableFuture<Result> result() {
        return result;
    }

    /// Asks to give it up. A request that is under way is finished first.
    void drop() {
        dropped.countDown();
    }

    /// Waits.
    ///
    /// @return whether it was given up meanwhile
    boolean droppedWithin(Duration wait) {
        try {
            return dropped.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
