package io.lapwing.alerts.rule;

import dev.cel.runtime.CelVariableResolver;
import io.lapwing.record.Signal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The variables of conditions on one signal. For one thread.
final class SignalView implements CelVariableResolver {
    private final Signal signal;
    private final Map<String, StructFields<Signal>> types;
    private final Map<String, Optional<Object>> variables = new HashMap<>(8);

    SignalView(Signal signal, Map<String, StructFields<Signal>> types) {
        this.signal = signal;
        this.types = types;
    }

    @Override
    public Optional<Object> find(String name) {
        Optional<Object> known = variables.get(name);
        if (known == null) {
            known = Optional.ofNullable(types.get(name)).map(fields -> new LazyStruct<>(fields, signal));
            variables.put(name, known);
        }
        return known;
    }
}
