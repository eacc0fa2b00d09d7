package io.lapwing.enrich.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table on the heap.
///
/// @param <V> the values
final class MemoryTable<V> implements Table<V> {
    private final Map<String, V> values;

    private MemoryTable(Map<String, V> values) {
        this.values = values;
    }

    /// One whose keys are seldom asked for.
    static <V> MemoryTable<V> hashed() {
        return new MemoryTable<>(new HashMap<>());
    }

    /// One whose keys are asked for in order.
    static <V> MemoryTable<V> sorted() {
        return new MemoryTable<>(new TreeMap<>());
    }

    @Override
    public @Nullable V get(String key) {
        return values.get(key);
    }

    @Override
    public void put(String key, V value) {
        values.put(key, value);
    }

    @Override
    public void delete(String key) {
        values.remove(key);
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        NavigableMap<String, V> sorted =
                values instanceof NavigableMap<String, V> navigable ? navigable : new TreeMap<>(values);
        return sorted.subMap(from, true, to, false).keySet().stream()
                .limit(limit)
                .toList();
    }
}
