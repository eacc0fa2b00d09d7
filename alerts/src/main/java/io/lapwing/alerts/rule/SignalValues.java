package io.lapwing.alerts.rule;

import io.lapwing.record.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The values of a signal by which rules are looked up, each field taken from it once. For one thread.
final class SignalValues {
    private final Signal signal;
    private final Map<Anchor.Field, List<String>> known = new EnumMap<>(Anchor.Field.class);

    SignalValues(Signal signal) {
        this.signal = signal;
    }

    double score() {
        return signal.getScore();
    }

    List<String> of(Anchor.Field field) {
        List<String> values = known.get(field);
        if (values == null) {
            values = field.of(signal);
            known.put(field, values);
        }
        return values;
    }

    boolean hasOneOf(Set<Anchor> anchors) {
        for (Anchor anchor : anchors) {
            if (of(anchor.field()).contains(anchor.value())) {
                return true;
            }
        }
        return false;
    }
}
