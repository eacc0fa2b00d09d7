package io.lapwing.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// What a service shows at `/metrics`.
///
/// @param text in Prometheus' text format
record Metrics(String text) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What a service shows now.
    ///
    /// @param service its base address
    static Metrics of(String service) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service + "/metrics"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new Metrics(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /// The sum of all series of a name.
    double sum(String name) {
        return sum(name, "");
    }

    /// The sum of those series of a name that have a label.
    ///
    /// @param label as it is written, such as `le="2.0"`; empty for all series
    double sum(String name, String label) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .filter(line -> line.length() > name.length() && " {".indexOf(line.charAt(name.length())) >= 0)
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
