package io.lapwing.cli;

import io.lapwing.cli.api.ServiceApi;
import io.lapwing.runtime.config.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options with which a command finds the alerts service.
final class AlertsApi {
    @Option(
            names = "--url",
            defaultValue = "http://localhost:8083",
            description = "Address of the alerts service (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8083");

    @Option(
            names = "--token",
            defaultValue = "${env:LAPWING_SILENCES_TOKEN}",
            paramLabel = "TOKEN",
            description = "Bearer token, if the service has lapwing.alerts.silences.token; better given as"
                    + " LAPWING_SILENCES_TOKEN, which other users cannot see.")
    private @Nullable String token;

    ServiceApi client() {
        return new ServiceApi(
                "alerts",
                url,
                Optional.ofNullable(token).filter(text -> !text.isEmpty()).map(Secret::new));
    }
}
