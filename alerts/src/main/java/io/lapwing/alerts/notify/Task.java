package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/// A notification on its way, with the place in the topic that it came from.
///
/// ```
///             begin           settle
///   waiting ─────────► sending ─────► settled
///     ▲  │ drop           │  │ drop
///     │  └────► dropped ◄─┼──┴─ putBack after it was dropped
///     └───────────────────┘ putBack
/// ```
final class Task {
    private final Notification notification;
    private final TopicPartition partition;
    private final long offset;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private State state = State.WAITING;

    private enum State {
        WAITING,
        SENDING,
        DROPPED_WHILE_SENDING,
        ENDED
    }

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

    /// Takes it up for sending.
    ///
    /// @return false if it was given up meanwhile
    synchronized boolean begin() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.SENDING;
        return true;
    }

    /// It was not taken and waits again, unless it was given up meanwhile.
    synchronized void putBack() {
        if (state == State.DROPPED_WHILE_SENDING) {
            end(Result.DROPPED);
        } else if (state == State.SENDING) {
            state = State.WAITING;
        }
    }

    /// It came to its end and that is written down.
    synchronized void settle() {
        end(Result.SETTLED);
    }

    /// Asks to give it up. A request that is under way is finished first.
    synchronized void drop() {
        if (state == State.WAITING) {
            end(Result.DROPPED);
        } else if (state == State.SENDING) {
            state = State.DROPPED_WHILE_SENDING;
        }
    }

    private void end(Result how) {
        state = State.ENDED;
        result.complete(how);
    }
}
