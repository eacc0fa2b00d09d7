package io.lapwing.alerts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
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
import java.io.IOException;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesReloadIT {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String OWN_TOPIC = "desk.alerts";
    private static final String ABOUT_ITSELF = "lapwing-rules-rejected";

    @TempDir
    private Path folder;

    private final WireMockServer hook = new WireMockServer(options().dynamicPort());
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<Instance> instances = new ArrayList<>();
    private Path rules = Path.of("");

    /// A running service with what it shows.
    private record Instance(Service service, PrometheusMeterRegistry meters, HealthChecks health) {
        boolean isReady() {
            return health.readiness().values().stream().allMatch(Health.Up.class::isInstance);
        }

        double reloadedAt() {
            return meters.get("lapwing.rules.last.reload.success.timestamp")
                    .timeGauge()
                    .value();
        }
    }

    @BeforeEach
    void startHook() {
        hook.start();
        hook.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
        toClose.add(hook::stop);
        rules = folder.resolve("rules.yaml");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
    }

    @Test
    void service_rulesChangeWhileItRuns_goesByTheLastGoodOnes() throws Exception {
        // given
        var broker = broker();
        var registry = Registry.of("rules-reload", Set.of(OWN_TOPIC));
        write(rule("strict", "signal.score > 0.9"), "/first");
        Instance instance = start(broker, registry, "one");
        var signals = producer(broker, registry);
        send(signals, report("one").score(0.95).build());
        awaitTold("/first", "strict", "firing");

        // when: a rule is added, and the receiver is elsewhere
        double before = instance.reloadedAt();
        write(rule("strict", "signal.score > 0.9") + rule("loose", "signal.score > 0.5"), "/second");
        waiting().until(() -> instance.reloadedAt() > before);
        send(signals, report("two").score(0.6).build());

        // then
        awaitTold("/second", "loose", "firing");
        assertThat(told("/second", "strict", "firing")).isZero();

        // when: the file is broken
        write("  - {id: loose, type: match, when: signal.scor > 0.5}\n", "/third");

        // then: it says so, and the last good rules fire on
        JsonNode alert = awaitTold("/second", ABOUT_ITSELF, "firing");
        assertThat(alert.path("severity").asText()).isEqualTo("warning");
        assertThat(alert.path("reason").asText()).contains(rules + ":2:42: rules[0].when: signal has no field 'scor'");
        assertThat(instance.isReady()).isTrue();
        assertThat(instance.meters().scrape())
                .contains("lapwing_rules_last_reload_successful 0.0")
                .contains("lapwing_rules_last_reload_success_timestamp_seconds 1.");
        send(signals, report("three").score(0.6).build());
        waiting().until(() -> told("/second", "loose", "firing") == 2);

        // when: it is mended, but for a topic that is not there yet
        write(rule("own", "signal.score > 0.5").replace("}", ", topic: " + OWN_TOPIC + "}") + """
              - {id: strict, type: match, when: signal.score > 0.9}
              - {id: loose, type: match, when: signal.score > 0.5}
            inhibit_rules:
              - {source_matchers: [rule=loose], target_matchers: [rule=strict]}
            """, "/second");

        // then
        waiting().until(() -> told("/second", ABOUT_ITSELF, "firing") == 2);
        assertThat(awaitTold("/second", ABOUT_ITSELF, "firing").path("reason").asText())
                .contains("there is no topic '" + OWN_TOPIC + "'");

        // when: the topic comes
        broker.create(TopicDeclaration.of(TOPICS, Set.of(), Set.of(OWN_TOPIC), 1).stream()
                .filter(topic -> topic.name().equals(OWN_TOPIC))
                .toList());

        // then
        waiting().until(() -> told("/second", ABOUT_ITSELF, "resolved") == 2);
        assertThat(instance.meters().scrape()).contains("lapwing_rules_last_reload_successful 1.0");
        send(signals, report("four").score(0.95).build());
        awaitTold("/second", "own", "firing");
        waiting()
                .until(() -> instance.meters()
                        .scrape()
                        .contains("lapwing_alerts_held_total{by=\"inhibition\",receiver=\"hook\"}"));
        assertThat(failures).isEmpty();
    }

    @Test
    void service_severalInstancesAndABrokenFile_tellItOnce() throws Exception {
        // given
        var broker = broker();
        var registry = Registry.of("rules-reload-two", Set.of());
        write(rule("strict", "signal.score > 0.9"), "/hook");
        start(broker, registry, "one");
        start(broker, registry, "two");
        var signals = producer(broker, registry);

        // when
        write("rules: [", "/hook");
        waiting()
                .until(() -> instances.stream()
                        .allMatch(each -> each.meters().scrape().contains("lapwing_rules_last_reload_successful 0.0")));
        awaitTold("/hook", ABOUT_ITSELF, "firing");
        write(rule("strict", "signal.score > 0.8"), "/hook");
        waiting()
                .until(() -> instances.stream()
                        .allMatch(each -> each.meters().scrape().contains("lapwing_rules_last_reload_successful 1.0")));
        awaitTold("/hook", ABOUT_ITSELF, "resolved");
        send(signals, report("one").score(0.85).build());
        awaitTold("/hook", "strict", "firing");

        // then
        assertThat(told("/hook", ABOUT_ITSELF, "firing")).isEqualTo(1);
        assertThat(told("/hook", ABOUT_ITSELF, "resolved")).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    private static String rule(String id, String when) {
        return "  - {id: " + id + ", type: match, when: " + when + "}\n";
    }

    private void write(String ruleLines, String path) throws IOException {
        Files.writeString(rules, "rules:\n" + ruleLines + """
            route: {group_by: [rule], group_wait: PT0S, group_interval: PT0S}
            receivers:
              - {name: hook, webhook: {url: "%s"}}
            """.formatted(hook.baseUrl() + path));
    }

    private TestBroker broker() throws Exception {
        var broker = TestBroker.start(Files.createDirectory(folder.resolve("broker")));
        toClose.addFirst(broker);
        broker.create(TopicDeclaration.of(TOPICS, Registry.THEMES, Set.of(), 2));
        return broker;
    }

    private Instance start(TestBroker broker, Registry registry, String name) {
        var flags = Map.of(
                "lapwing.kafka.bootstrap-servers", broker.bootstrapServers(),
                "lapwing.registry.url", registry.url(),
                "lapwing.alerts.rules", rules.toString(),
                "lapwing.alerts.rules-reload", "PT1S",
                "lapwing.alerts.streams.state-dir", folder.resolve(name).toString(),
                "lapwing.alerts.allow-private-networks", "true");
        var config = new ConfigLoader(Map.of(), flags).load(AlertsConfig.class, Optional.empty());
        var health = new HealthChecks();
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Service service = AlertsApp.DEFINITION
                .build()
                .apply(new ServiceContext<>(
                        config,
                        new KafkaClients("alerts", config),
                        meters,
                        health,
                        new ArrayList<>(),
                        InstantSource.system(),
                        failures::add));
        toClose.addFirst(service);
        service.start();
        var instance = new Instance(service, meters, health);
        instances.add(instance);
        waiting().until(() -> instances.stream().allMatch(Instance::isReady));
        return instance;
    }

    private KafkaProducer<String, Signal> producer(TestBroker broker, Registry registry) {
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                registry.serdes().topic(Signal.class).serializer());
        toClose.addFirst(producer);
        return producer;
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

    /// The latest alert that the hook was told of.
    private JsonNode awaitTold(String path, String rule, String status) {
        waiting().until(() -> told(path, rule, status) > 0);
        return alerts(path, rule, status).getLast();
    }

    private int told(String path, String rule, String status) {
        return alerts(path, rule, status).size();
    }

    private List<JsonNode> alerts(String path, String rule, String status) {
        var alerts = new ArrayList<JsonNode>();
        hook.getAllServeEvents().reversed().stream()
                .filter(event -> event.getRequest().getUrl().equals(path))
                .forEach(event -> read(event.getRequest().getBody())
                        .path("data")
                        .path("alerts")
                        .forEach(alerts::add));
        alerts.removeIf(alert -> !alert.path("ruleId").asText().equals(rule)
                || !alert.path("status").asText().equals(status));
        return alerts;
    }

    private static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ConditionFactory waiting() {
        return await().atMost(Duration.ofSeconds(60));
    }
}
