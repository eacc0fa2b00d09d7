package io.lapwing.alerts.rule;

import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// States that pass through their serde, as in a store.
final class MapOfStates implements RuleRunner.States {
    private final TreeMap<GroupKey, byte[]> states = new TreeMap<>();
    private final org.apache.kafka.common.serialization.Serde<RuleState> serde =
            io.lapwing.alerts.state.JsonSerde.of(RuleState.class);

    @Override
    public @Nullable RuleState get(GroupKey key) {
        byte[] bytes = states.get(key);
        return bytes == null ? null : serde.deserializer().deserialize("t", bytes);
    }

    @Override
    public void put(GroupKey key, @Nullable RuleState state) {
        if (state == null) {
            states.remove(key);
        } else {
            states.put(key, serde.serializer().serialize("t", state));
        }
    }

    @Override
    public void forEach(BiConsumer<GroupKey, RuleState> each) {
        states.forEach((key, bytes) -> each.accept(key, serde.deserializer().deserialize("t", bytes)));
    }
}
