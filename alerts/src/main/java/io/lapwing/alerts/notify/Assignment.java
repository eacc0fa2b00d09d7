package io.lapwing.alerts.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// One partition of `notifications` that this instance owns: what of it is under way and how far it is done. Receivers
/// finish in any order; what may be committed is everything before the first that is not finished.
final class Assignment {
    /// So many of the latest notifications are remembered, so that one which is put into the topic twice is sent once.
    private static final int MOST_TAKEN_ON = 10_000;

    private final TreeMap<Long, Task> open = new TreeMap<>();
    private final Set<String> settledBefore = new HashSet<>();
    private final Map<String, Boolean> takenOn = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_TAKEN_ON;
        }
    };
    private boolean logRead;
    private long next = -1;
    private long committed = -1;
    private Instant readAgainAt = Instant.MIN;

    /// Whether the log of deliveries has been read for this partition.
    boolean logRead() {
        return logRead;
    }

    /// Takes note of what came to its end before this instance owned the partition.
    void settledBefore(Set<String> notificationIds) {
        settledBefore.addAll(notificationIds);
        logRead = true;
    }

    /// Whether a notification came to its end before, or is under way.
    boolean wasTakenOn(String notificationId) {
        return settledBefore.contains(notificationId) || takenOn.containsKey(notificationId);
    }

    /// A record was read and there is nothing to do about it.
    void passed(long offset) {
        next = offset + 1;
    }

    /// A record was read and its notification is under way.
    void started(Task task) {
        open.put(task.offset(), task);
        takenOn.put(task.notification().getId(), true);
        next = task.offset() + 1;
    }

    /// What is under way.
    List<Task> open() {
        return List.copyOf(open.values());
    }

    /// Takes out what has been settled since.
    void sweep() {
        var ended = new ArrayList<Long>();
        open.forEach((offset, task) -> {
            if (task.result().getNow(Task.Result.DROPPED) == Task.Result.SETTLED) {
                ended.add(offset);
            }
        });
        ended.forEach(open::remove);
    }

    /// The offset to commit, if it has moved since the last commit.
    OptionalLong committable() {
        long done = open.isEmpty() ? next : open.firstKey();
        return done > committed ? OptionalLong.of(done) : OptionalLong.empty();
    }

    /// Takes note of a commit.
    void committed(long offset) {
        committed = offset;
    }

    /// Not to be read from before this time, because the registry did not answer.
    void readAgainAt(Instant time) {
        readAgainAt = time;
    }

    /// Whether it may be read from.
    boolean readable(Instant now) {
        return !readAgainAt.isAfter(now);
    }
}
