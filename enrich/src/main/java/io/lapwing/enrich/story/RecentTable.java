package io.lapwing.enrich.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table with the values that were used last kept on the heap as they are, so that they need not be read from bytes
/// again. Each write goes to the table below at once. Nothing else may write to that table.
///
/// @param <V> the values
final class RecentTable<V> implements Table<V> {
    private final Table<V> table;
    private final Map<String, V> recent;

    /// @param kept most values on the heap
    RecentTable(Table<V> table, int kept) {
        this.table = table;
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > kept;
            }
        };
    }

    @Override
    public @Nullable V get(String key) {
        V known = recent.get(key);
        if (known == null) {
            known = table.get(key);
            if (known != null) {
                recent.put(key, known);
            }
        }
        return known;
    }

    @Override
    public void put(String key, V value) {
        table.put(key, value);
        recent.put(key, value);
    }

    @Override
    public void delete(String key) {
        table.delete(key);
        recent.remove(key);
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        return table.keys(from, to, limit);
    }
}
