package io.lapwing.cli.deadletters;

import java.util.Locale;
import java.util.Optional;

/// What was done with a dead letter.
public enum Handling {
    /// The original was put back into its topic.
    REDRIVEN,
    /// It was given up, with a reason.
    DISCARDED;

    /// The handling of this name, as [#toString] writes it.
    static Optional<Handling> of(String name) {
        for (Handling handling : values()) {
            if (handling.toString().equals(name)) {
                return Optional.of(handling);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
