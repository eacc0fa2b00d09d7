package io.lapwing.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.health.HealthChecks;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ServiceHttpTest {
    private final HealthChecks health = new HealthChecks();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void ready_checkFails_answers503WithTheReasonAndLiveStays200() throws Exception {
        // given
        var state = new AtomicReference<>(Health.down("the broker does not answer"));
        health.ready("broker", state::get);

        try (var http = started()) {
            // when
            var ready = get(http, "/health/ready");
            var live = get(http, "/health/live");

            // then
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("the broker does not answer");
            assertThat(live.statusCode()).isEqualTo(200);

            // when
            state.set(Health.up());

            // then
            assertThat(get(http, "/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void metrics_counter_isInPrometheusText() throws Exception {
        meters.counter("lapwing.test.birds", "kind", "lapwing").increment();
        try (var http = started()) {
            var answer = get(http, "/metrics");
            assertThat(answer.body()).contains("lapwing_test_birds_total{kind=\"lapwing\"} 1.0");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
        }
    }

    @Test
    void start_portTaken_saysWhichAndWhatToDo() throws Exception {
        try (var taken = new ServerSocket(0);
                var http = http(taken.getLocalPort())) {
            assertThatThrownBy(http::start)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("lapwing.http.port");
        }
    }

    private ServiceHttp started() {
        var http = http(0);
        http.start();
        return http;
    }

    private ServiceHttp http(int port) {
        var flags = Map.of("lapwing.http.port", Integer.toString(port), "lapwing.http.host", "127.0.0.1");
        var config = new ConfigLoader(Map.of(), flags).load(ServiceConfig.class, Optional.empty());
        return new ServiceHttp(config.http(), health, meters, List.of());
    }

    private static HttpResponse<String> get(ServiceHttp http, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
