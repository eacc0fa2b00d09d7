package io.lapwing.runtime.health;

/// How a part of a service is.
public sealed interface Health {
    /// It does its work.
    record Up() implements Health {}

    /// It does not.
    ///
    /// @param reason one sentence on why
    record Down(String reason) implements Health {}

    /// It does its work.
    static Health up() {
        return new Up();
    }

    /// It does not, for this reason.
    static Health down(String reason) {
        return new Down(reason);
    }
}
