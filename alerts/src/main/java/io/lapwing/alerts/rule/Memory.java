package io.lapwing.alerts.rule;

import java.util.List;

/// What a rule remembers of the signals that met its condition, beyond the alert itself.
///
/// @param hits when what counted came, for a count
/// @param recent the reports behind it, newest first, for a count
record Memory(Hits hits, List<Citation> recent) {
    static final Memory NONE = new Memory(Hits.NONE, List.of());

    Memory {
        recent = List.copyOf(recent);
    }
}
