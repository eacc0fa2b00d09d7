package io.lapwing.cli.stack;

import io.lapwing.alerts.AlertsApp;
import io.lapwing.enrich.EnrichApp;
import io.lapwing.ingest.IngestApp;
import java.util.Locale;

/// The three services.
public enum ServiceKind {
    /// Publishes raw reports.
    INGEST(IngestApp.class, Ports.Role.INGEST, 256),
    /// Classifies them.
    ENRICH(EnrichApp.class, Ports.Role.ENRICH, 384),
    /// Tells people.
    ALERTS(AlertsApp.class, Ports.Role.ALERTS, 320);

    private final Class<?> main;
    private final Ports.Role port;
    private final int heapMegabytes;

    ServiceKind(Class<?> main, Ports.Role port, int heapMegabytes) {
        this.main = main;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
    }

    /// Its name, as in topics and logs.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String main() {
        return main.getName();
    }

    Ports.Role port() {
        return port;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }
}
