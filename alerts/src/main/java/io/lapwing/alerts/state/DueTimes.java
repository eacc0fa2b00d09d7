package io.lapwing.alerts.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// When each key of a store has something to do without a record coming. It is kept in memory beside the store and
/// rebuilt from it, so that looking for what is due costs nothing on the many keys that are not.
///
/// @param <K> keys in the store
public final class DueTimes<K extends Comparable<K>> {
    private final Map<K, Instant> byKey = new HashMap<>();
    private final TreeMap<Instant, TreeSet<K>> byTime = new TreeMap<>();

    /// Sets a key's time in place of the one it had.
    public void set(K key, Instant due) {
        if (due.equals(byKey.get(key))) {
            return;
        }
        remove(key);
        byKey.put(key, due);
        byTime.computeIfAbsent(due, time -> new TreeSet<>()).add(key);
    }

    /// Forgets a key.
    public void remove(K key) {
        Instant due = byKey.remove(key);
        if (due != null) {
            byTime.computeIfPresent(due, (time, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys);
        }
    }

    /// Whether a key's time has come.
    public boolean isDue(K key, Instant now) {
        Instant due = byKey.get(key);
        return due != null && !due.isAfter(now);
    }

    /// The keys whose time has come, earliest first. They stay until they are set anew or removed.
    public List<K> due(Instant now) {
        if (byTime.isEmpty() || byTime.firstKey().isAfter(now)) {
            return List.of();
        }
        var due = new ArrayList<K>();
        byTime.headMap(now, true).values().forEach(due::addAll);
        return due;
    }
}
