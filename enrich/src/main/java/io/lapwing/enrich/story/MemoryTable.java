package io.lapwing.enrich.story;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table on the heap.
///
/// @param <V> the values
final class MemoryTable<V> implements Table<V> {
    private final TreeMap<String, V> values = new TreeMap<>();

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
        return values.subMap(from, to).keySet().stream().limit(limit).toList();
    }
}
