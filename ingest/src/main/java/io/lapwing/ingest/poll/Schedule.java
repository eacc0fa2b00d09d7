package io.lapwing.ingest.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which source is due when. Used by one thread.
final class Schedule {
    /// When a source is due.
    record Due(Instant at, String sourceId) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : sourceId.compareTo(other.sourceId);
        }
    }

    private final TreeSet<Due> queue = new TreeSet<>();
    private final Map<String, Due> bySource = new HashMap<>();

    /// Sets when a source is due, in place of what was set before.
    void put(String sourceId, Instant at) {
        remove(sourceId);
        var due = new Due(at, sourceId);
        bySource.put(sourceId, due);
        queue.add(due);
    }

    /// Forgets a source.
    void remove(String sourceId) {
        Due due = bySource.remove(sourceId);
        if (due != null) {
            queue.remove(due);
        }
    }

    /// Takes out the sources that are due, the longest overdue first.
    List<Due> takeDue(Instant now) {
        var taken = new ArrayList<Due>();
        while (!queue.isEmpty() && !queue.first().at().isAfter(now)) {
            Due due = queue.removeFirst();
            bySource.remove(due.sourceId());
            taken.add(due);
        }
        return taken;
    }

    /// How many sources wait.
    int size() {
        return queue.size();
    }
}
