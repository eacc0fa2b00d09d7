package io.lapwing.alerts.rule;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record as CEL sees it. A field is taken from the record when a condition first asks for it, and kept for the next
/// one
/// that does.
///
/// @param <T> the record
@SuppressWarnings("Immutable") // what is kept of a record that does not change; to CEL it is the same at any time
final class LazyStruct<T> extends StructValue<String, T> {
    private final StructFields<T> fields;
    private final T record;
    private final @Nullable Object[] known;

    LazyStruct(StructFields<T> fields, T record) {
        this.fields = fields;
        this.record = record;
        this.known = new Object[fields.size()];
    }

    @Override
    public T value() {
        return record;
    }

    @Override
    public boolean isZeroValue() {
        return false;
    }

    @Override
    public CelType celType() {
        return fields.type();
    }

    @Override
    public Object select(String name) {
        Integer place = fields.place(name);
        if (place == null) {
            throw CelAttributeNotFoundException.forFieldResolution(name);
        }
        Object value = known[place];
        if (value == null) {
            value = fields.value(place, record);
            known[place] = value;
        }
        return value;
    }

    @Override
    public Optional<Object> find(String name) {
        return fields.place(name) == null ? Optional.empty() : Optional.of(select(name));
    }
}
