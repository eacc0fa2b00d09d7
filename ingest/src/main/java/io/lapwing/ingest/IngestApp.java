package io.lapwing.ingest;

import io.lapwing.runtime.app.ServiceDefinition;
import io.lapwing.runtime.app.ServiceMain;

/// The ingest service as a program.
public final class IngestApp {
    /// What the service is.
    public static final ServiceDefinition<IngestConfig> DEFINITION = new ServiceDefinition<>(
            "ingest",
            "Polls feeds, accepts pushed reports, and publishes both as raw reports.",
            IngestConfig.class,
            IngestService::build);

    private IngestApp() {}

    /// Runs the service until it is told to stop.
    public static void main(String[] args) {
        System.exit(ServiceMain.run(DEFINITION, args));
    }
}
