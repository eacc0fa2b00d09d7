package io.lapwing.enrich.story;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// A table in a state store.
///
/// @param <V> the values
record StoreTable<V>(KeyValueStore<String, V> store) implements Table<V> {
    @Override
    public @Nullable V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        var keys = new ArrayList<String>();
        try (var range = store.range(from, to)) {
            while (keys.size() < limit && range.hasNext()) {
                String key = range.next().key;
                if (!key.equals(to)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
