package io.lapwing.alerts.rule;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of a type of CEL and how each is taken from a record.
///
/// @param <T> the record
final class StructFields<T> {
    private final StructType type;
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Function<T, Object>> values;

    /// One field.
    ///
    /// @param type its type in conditions
    /// @param value its value, of the Java type that CEL has for it
    record Field<T>(CelType type, Function<T, Object> value) {}

    /// @param name the type's name
    /// @param fields its fields by name, in the order of the documentation
    StructFields(String name, SequencedMap<String, Field<T>> fields) {
        ImmutableMap<String, CelType> known = fields.entrySet().stream()
                .collect(toImmutableMap(
                        Map.Entry::getKey, each -> each.getValue().type()));
        type = StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(known.get(field)));
        names = List.copyOf(fields.keySet());
        names.forEach(field -> places.put(field, places.size()));
        values = fields.values().stream().map(Field::value).toList();
    }

    StructType type() {
        return type;
    }

    List<String> names() {
        return names;
    }

    int size() {
        return names.size();
    }

    /// Where a field stands; null if there is none of that name.
    @Nullable
    Integer place(String name) {
        return places.get(name);
    }

    Object value(int place, T record) {
        return values.get(place).apply(record);
    }
}
