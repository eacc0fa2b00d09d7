package io.lapwing.alerts.rule;

import dev.cel.runtime.CelVariableResolver;
import io.lapwing.record.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The variables of conditions on one signal. For one thread.
final class SignalView implements CelVariableResolver {
    private final Map<String, Optional<Object>> variables;

    SignalView(Signal signal, Map<String, StructFields<Signal>> types) {
        variables = HashMap.newHashMap(types.size());
        types.forEach((name, fields) -> variables.put(name, Optional.of(new LazyStruct<>(fields, signal))));
    }

    @Override
    public Optional<Object> find(String name) {
        return variables.getOrDefault(name, Optional.empty());
    }
}
