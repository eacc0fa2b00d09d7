package io.lapwing.runtime.http;

import java.net.BindException;

/// The service's HTTP port belongs to another process.
public final class PortTakenException extends RuntimeException {
    private PortTakenException(int port, Throwable cause) {
        super("port " + port + " is taken by another process; set lapwing.http.port to a free one", cause);
    }

    static RuntimeException explain(RuntimeException failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new PortTakenException(port, failure);
            }
        }
        return String.valueOf(failure.getMessage()).contains("already in use")
                ? new PortTakenException(port, failure)
                : failure;
    }
}
