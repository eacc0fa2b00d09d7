package io.lapwing.runtime.app;

/// Something outside the service that it cannot start without. The message says what, and what to do.
public final class StartupException extends RuntimeException {
    /// Exit code when something needed cannot be reached: `EX_UNAVAILABLE` of BSD's `sysexits.h`.
    public static final int EXIT_CODE = 69;

    /// @param message one sentence
    public StartupException(String message) {
        super(message);
    }
}
