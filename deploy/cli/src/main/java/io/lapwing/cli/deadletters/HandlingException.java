package io.lapwing.cli.deadletters;

/// Dead letters could not be dealt with; what was reported as done before is done all the same.
public final class HandlingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HandlingException(String message, Throwable cause) {
        super(message, cause);
    }
}
