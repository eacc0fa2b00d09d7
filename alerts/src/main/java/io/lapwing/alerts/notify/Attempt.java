package io.lapwing.alerts.notify;

import java.time.Instant;
import java.util.Comparator;

/// A task with what was tried so far.
///
/// @param task the task
/// @param number which try comes next, from 1
/// @param alone whether it must be sent by itself, because a message with others was refused
record Attempt(Task task, int number, boolean alone) {
    static final Comparator<Attempt> OLDEST_FIRST = Comparator.<Attempt, Instant>comparing(
                    attempt -> attempt.task().notification().getCreatedAt())
            .thenComparing(attempt -> attempt.task().partition().partition())
            .thenComparing(attempt -> attempt.task().offset());

    static Attempt first(Task task) {
        return new Attempt(task, 1, false);
    }

    /// The next try.
    Attempt next() {
        return new Attempt(task, number + 1, alone);
    }

    /// The same by itself.
    Attempt byItself() {
        return new Attempt(task, number, true);
    }
}
