package io.lapwing.runtime.config;

import java.util.Objects;

/// A value that must not be shown: it prints as `[secret]` wherever it is printed.
public final class Secret {
    private final String value;

    /// @param value what is to be kept
    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /// The value itself, for the one place that sends it.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
