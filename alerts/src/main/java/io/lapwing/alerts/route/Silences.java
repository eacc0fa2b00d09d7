package io.lapwing.alerts.route;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The silences that are known, as a value: whether an alert is silenced follows from its labels, these and the time
/// alone.
///
/// @param all silences in any state
public record Silences(List<CompiledSilence> all) {
    /// None.
    public static final Silences NONE = new Silences(List.of());

    public Silences {
        all = List.copyOf(all);
    }

    /// These silences.
    public static Silences of(Collection<CompiledSilence> silences) {
        return new Silences(List.copyOf(silences));
    }

    /// The silence that holds an alert with these labels; of several the one that ends last.
    public Optional<Held> holding(Map<String, String> labels, Instant now) {
        return all.stream()
                .filter(silence -> silence.holds(labels, now))
                .map(CompiledSilence::silence)
                .max(Comparator.comparing(silence -> silence.getEndsAt()))
                .map(silence -> new Held(Held.By.SILENCE, silence.getId(), silence.getEndsAt()));
    }
}
