package io.lapwing.runtime.app;

import java.util.Set;

/// A service that has been built and can run. Building it has read and checked every file that it is configured with.
public interface Service extends AutoCloseable {
    /// Full names of the topics that must exist before it starts.
    Set<String> topics();

    /// Begins its work and returns.
    void start();

    /// Ends its work in good order, within 25 seconds.
    @Override
    void close();
}
