package io.lapwing.alerts.suppress;

import static io.lapwing.alerts.AlertRecords.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.alerts.AlertsConfig;
import io.lapwing.alerts.Registry;
import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.InhibitRule;
import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.record.Alert;
import io.lapwing.record.Severity;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.http.ServiceHttp;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.testing.TestBroker;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilencesIT {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Alert ALERT = alert("a").build();

    @TempDir
    private Path folder;

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Registry registry = new Registry("silences");
    private String bootstrap = "";

    /// An instance with its port.
    private record Instance(Suppressing suppressing, int port) {
        Optional<Held> holding() {
            return suppressing.holding(ALERT, Instant.now());
        }
    }

    @BeforeEach
    void startBroker() throws Exception {
        var broker = TestBroker.start(folder);
        toClose.addFirst(broker);
        bootstrap = broker.bootstrapServers();
        broker.create(TopicDeclaration.of(TOPICS, Registry.THEMES, Set.of(), 2));
        registry = Registry.of("silences", Set.of());
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
    }

    @Test
    void silence_setAndEnded_isInForceOnEveryInstanceWithinTwoSeconds() throws Exception {
        // given
        Instance one = instance(Optional.empty());
        Instance other = instance(Optional.empty());
        assertThat(one.holding()).isEmpty();
        long before = other.suppressing().version();

        // when
        JsonNode set = post(
                one,
                "{\"matchers\": [\"rule=counter-space\"], \"comment\": \"known\","
                        + " \"createdBy\": \"desk\", \"duration\": \"PT1H\"}",
                201);

        // then: at once where it was set, and soon where it was not
        String id = set.path("id").asText();
        assertThat(one.holding().map(Held::words)).hasValue("silence " + id);
        await().atMost(Duration.ofSeconds(2)).until(() -> other.holding().isPresent());
        assertThat(other.suppressing().version()).isGreaterThan(before);

        // when
        HttpResponse<String> ended = send(request(one, "/" + id).DELETE());

        // then
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(MAPPER.readTree(ended.body()).path("state").asText()).isEqualTo("expired");
        await().atMost(Duration.ofSeconds(2)).until(() -> other.holding().isEmpty());

        // when: an instance that starts later
        Instance late = instance(Optional.empty());

        // then
        assertThat(MAPPER.readTree(send(request(late, "?state=expired")).body()).path("silences"))
                .singleElement()
                .satisfies(view -> assertThat(view.path("comment").asText()).isEqualTo("known"));
        assertThat(failures).isEmpty();
    }

    @Test
    void requests_thatCannotBeMet_areProblems() throws Exception {
        // given
        Instance open = instance(Optional.empty());
        Instance guarded = instance(Optional.of(new Secret("sample-token")));

        // when, then
        assertThat(post(open, "{\"matchers\": []}", 400).path("errors")).isNotEmpty();
        assertThat(post(open, "not json", 400).path("title").asText()).isEqualTo("The body is not JSON");
        assertThat(post(open, "[".repeat(5000), 400).path("status").asInt()).isEqualTo(400);
        assertThat(post(open, "\"" + "x".repeat(70_000) + "\"", 413)
                        .path("status")
                        .asInt())
                .isEqualTo(413);
        assertThat(post(guarded, "{}", 401).path("detail").asText()).contains("Bearer TOKEN");
        assertThat(send(request(open, "/none").DELETE()).statusCode()).isEqualTo(404);
        assertThat(send(request(open, "?state=odd")).statusCode()).isEqualTo(400);
        HttpResponse<String> form =
                send(request(open, "").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")));
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(form.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void inhibition_alertThatFires_holdsOthersOnEveryInstance() throws Exception {
        // given
        Instance instance = instance(Optional.empty());

        // when
        publish(alert("source").setSeverity(Severity.CRITICAL).build());

        // then
        await().atMost(Duration.ofSeconds(2)).until(() -> instance.holding().isPresent());
        assertThat(instance.holding().map(Held::words)).hasValue("inhibition inhibit_rules[0] by fp-source");

        // when: started later
        assertThat(instance(Optional.empty()).holding()).isPresent();
    }

    private Instance instance(Optional<Secret> token) {
        var config = new ConfigLoader(
                        Map.of(),
                        Map.of(
                                "lapwing.kafka.bootstrap-servers",
                                bootstrap,
                                "lapwing.registry.url",
                                registry.url(),
                                "lapwing.http.host",
                                "127.0.0.1",
                                "lapwing.http.port",
                                "0"))
                .load(AlertsConfig.class, Optional.empty());
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var context = new ServiceContext<>(
                config,
                new KafkaClients("alerts", config),
                meters,
                new HealthChecks(),
                new ArrayList<>(),
                InstantSource.system(),
                failures::add);
        var inhibit = new InhibitRule(
                "inhibit_rules[0]",
                List.of(LabelMatcher.parse("severity=critical")),
                List.of(LabelMatcher.parse("severity=warning")),
                List.of("theme"));
        var suppressing = Suppressing.of(
                context, new Suppressing.Setup(Set.of(), List.of(inhibit), token, Duration.ofSeconds(30)));
        var server = new ServiceHttp(config.http(), context.health(), meters, context.routes());
        server.start();
        toClose.addFirst(server);
        suppressing.start();
        toClose.addFirst(suppressing);
        return new Instance(suppressing, server.port());
    }

    private JsonNode post(Instance instance, String body, int status) throws Exception {
        HttpResponse<String> answer = send(
                request(instance, "").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return MAPPER.readTree(answer.body());
    }

    private static HttpRequest.Builder request(Instance instance, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + "/v1/silences" + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private void publish(Alert alert) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        var serializer = registry.serdes().topic(Alert.class).serializer();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), serializer)) {
            producer.send(new ProducerRecord<>(TOPICS.alerts("space"), alert.getFingerprint(), alert))
                    .get();
        }
    }
}
