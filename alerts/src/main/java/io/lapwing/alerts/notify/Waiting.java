package io.lapwing.alerts.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits for one receiver, oldest first, and what of it goes into the next message. A few are sent one by one;
/// once more than that wait, the newest go first and together, so that people learn what is happening now.
final class Waiting {
    /// With more than so many, several go into one message.
    private static final int FEW = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Attempt> queue = new ArrayDeque<>();

    /// Puts a task at the end.
    void add(Task task) {
        lock.lock();
        try {
            queue.addLast(Attempt.first(task));
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Puts back what was not taken, where it stood.
    ///
    /// @param newestFirst the tasks as [#take] gave them
    void putBack(List<Attempt> newestFirst) {
        lock.lock();
        try {
            newestFirst.forEach(attempt -> attempt.task().putBack());
            var all = new ArrayList<>(queue);
            all.addAll(newestFirst);
            all.sort(Attempt.OLDEST_FIRST);
            queue.clear();
            queue.addAll(all);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there is something.
    void awaitAny() throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty()) {
                arrived.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What goes into the next message, newest first; empty if all that waited was given up.
    ///
    /// @param mostInDigest the most alerts in one message made of several notifications; 1 for no such messages
    List<Attempt> take(int mostInDigest) {
        lock.lock();
        try {
            queue.removeIf(attempt -> attempt.task().result().isDone());
            return mostInDigest > 1 && queue.size() > FEW ? newest(mostInDigest) : oldest();
        } finally {
            lock.unlock();
        }
    }

    private List<Attempt> oldest() {
        Attempt first = queue.pollFirst();
        return first != null && first.task().begin() ? List.of(first) : List.of();
    }

    private List<Attempt> newest(int mostInDigest) {
        var taken = new ArrayList<Attempt>();
        int alerts = 0;
        for (var each = queue.descendingIterator(); each.hasNext(); ) {
            Attempt attempt = each.next();
            alerts += attempt.task().notification().getAlerts().size();
            if (!taken.isEmpty() && (alerts > mostInDigest || attempt.alone())) {
                break;
            }
            each.remove();
            if (attempt.task().begin()) {
                taken.add(attempt);
            }
            if (attempt.alone()) {
                break;
            }
        }
        return taken;
    }
}
