package io.lapwing.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.javalin.config.RoutesConfig;
import io.lapwing.record.Signal;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.testing.TestBroker;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
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
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsServiceIT {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final String HOOK = "/services/T000/B000/secretsecret";

    @TempDir
    private Path folder;

    private final WireMockServer slack = new WireMockServer(options().dynamicPort());
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startSlack() {
        slack.start();
        slack.stubFor(post(urlEqualTo(HOOK)).willReturn(aResponse().withBody("ok")));
    }

    @AfterEach
    void stopSlack() {
        slack.stop();
    }

    @Test
    void service_restarted_deliversEachAlertOnce() throws Exception {
        try (var broker = TestBroker.start(Files.createDirectory(folder.resolve("broker")))) {
            // given
            broker.create(TopicDeclaration.of(TOPICS, Registry.THEMES, Set.of(), 2));
            var registry = Registry.of("alerts-service", Set.of());

            // when
            try (var producer = producer(broker, registry)) {
                run(broker, registry, () -> {
                    send(producer, report("one").build());
                    awaitSlack(1);
                });
                run(broker, registry, () -> {
                    send(producer, report("two").build());
                    awaitSlack(2);
                });
            }

            // then
            assertThat(failures).isEmpty();
            slack.verify(2, postRequestedFor(urlEqualTo(HOOK)));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private void run(TestBroker broker, Registry registry, Work work) throws Exception {
        var health = new HealthChecks();
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Service service = AlertsApp.DEFINITION.build().apply(context(broker, registry, meters, health))) {
            service.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> health.readiness().values().stream().allMatch(check -> check instanceof Health.Up));
            work.run();
        }
    }

    private ServiceContext<AlertsConfig> context(
            TestBroker broker, Registry registry, PrometheusMeterRegistry meters, HealthChecks health)
            throws Exception {
        Path rules = folder.resolve("rules.yaml");
        Files.writeString(rules, """
            rules:
              - {id: strong, type: match, when: signal.score > 0.5, severity: critical}
            route: {group_wait: PT0S, group_interval: PT0S}
            """);
        var flags = Map.of(
                "lapwing.kafka.bootstrap-servers", broker.bootstrapServers(),
                "lapwing.registry.url", registry.url(),
                "lapwing.alerts.rules", rules.toString(),
                "lapwing.alerts.streams.state-dir", folder.resolve("state").toString(),
                "lapwing.alerts.slack.webhook-url", slack.baseUrl() + HOOK,
                "lapwing.alerts.allow-private-networks", "true");
        var config = new ConfigLoader(Map.of(), flags).load(AlertsConfig.class, Optional.empty());
        var routes = new ArrayList<Consumer<RoutesConfig>>();
        return new ServiceContext<>(
                config,
                new KafkaClients("alerts", config),
                meters,
                health,
                routes,
                InstantSource.system(),
                failures::add);
    }

    private KafkaProducer<String, Signal> producer(TestBroker broker, Registry registry) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                registry.serdes().topic(Signal.class).serializer());
    }

    private static void send(KafkaProducer<String, Signal> producer, Signal signal) throws Exception {
        producer.send(new ProducerRecord<>(
                        TOPICS.signals(signal.getTheme()),
                        null,
                        Instant.now().toEpochMilli(),
                        signal.getStoryId(),
                        signal))
                .get();
    }

    private void awaitSlack(int messages) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> slack.verify(messages, postRequestedFor(urlEqualTo(HOOK))));
    }
}
