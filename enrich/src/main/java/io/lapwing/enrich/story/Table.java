package io.lapwing.enrich.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tracker needs of a store: values by key, keys in order.
///
/// @param <V> the values
interface Table<V> {
    @Nullable
    V get(String key);

    void put(String key, V value);

    void delete(String key);

    /// The first keys from one (included) to another (not included), in order.
    List<String> keys(String from, String to, int limit);
}
