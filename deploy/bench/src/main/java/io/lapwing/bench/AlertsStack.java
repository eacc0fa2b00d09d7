package io.lapwing.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lapwing.cli.stack.Distribution;
import io.lapwing.cli.stack.LocalStack;
import io.lapwing.cli.stack.Ports;
import io.lapwing.cli.stack.ServiceKind;
import io.lapwing.cli.topics.TopicsApply;
import io.lapwing.cli.up.DataFolder;
import io.lapwing.record.Signal;
import io.lapwing.runtime.config.ServiceConfig.Log;
import io.lapwing.runtime.log.Logging;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Broker, registry and the alerts service as processes of this machine; whoever sends signals and the webhook that is
/// told of alerts are in this one. Every signal sets off an alert of its own, which is one message.
final class AlertsStack implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final int ACCEPTED = 204;

    private final DataFolder folder;
    private final LocalStack stack;
    private final HttpServer webhook;
    private final Path config;
    private final KafkaProducer<String, Signal> producer;
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /// How often, and when first, the webhook was told of a story's alert.
    ///
    /// @param times how often
    /// @param firstNanos when first, by [System#nanoTime]
    record Told(int times, long firstNanos) {}

    private AlertsStack(DataFolder folder, LocalStack stack, Duration session)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.stack = stack;
        this.webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        webhook.createContext("/", this::take);
        webhook.start();
        this.config = config(session);
        applyTopics();
        var serdes = new AvroSerdes(stack.registryUrl(), Map.of());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                serdes.topic(Signal.class).serializer());
    }

    /// Starts everything.
    ///
    /// @param session after how long without a sign of life an instance of the service counts as dead
    static AlertsStack start(Duration session) throws IOException, InterruptedException {
        Logging.configure(Log.Format.TEXT, Log.Level.WARN);
        var folder = DataFolder.open(Optional.empty());
        var stack = new LocalStack(
                Distribution.current(), Ports.choose(Optional.empty()), folder.path(), new CountDownLatch(1));
        stack.startInfrastructure();
        stack.awaitBroker();
        stack.awaitRegistry();
        var started = new AlertsStack(folder, stack, session);
        started.startService();
        started.awaitReady();
        return started;
    }

    /// Sends a signal of a story of its own, and returns once the broker has it.
    void send(int number) throws InterruptedException {
        Signal signal = SampleSignals.of(number);
        try {
            producer.send(new ProducerRecord<>(TOPICS.signals(signal.getTheme()), signal.getStoryId(), signal))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a signal cannot be sent", e);
        }
    }

    /// Sends a signal without waiting.
    void sendLater(int number) {
        Signal signal = SampleSignals.of(number);
        producer.send(new ProducerRecord<>(TOPICS.signals(signal.getTheme()), signal.getStoryId(), signal));
    }

    /// What the webhook was told, by story.
    Map<String, Told> told() {
        return told;
    }

    /// Ends the service as a crash would, and starts it anew.
    void crash() throws IOException, InterruptedException {
        stack.process(ServiceKind.ALERTS).kill();
        startService();
    }

    /// Waits until the service does its work.
    void awaitReady() throws InterruptedException {
        stack.awaitReady(ServiceKind.ALERTS);
    }

    @Override
    public void close() throws IOException {
        producer.close();
        stack.close();
        webhook.stop(0);
        folder.close();
    }

    private void startService() throws IOException {
        stack.startService(ServiceKind.ALERTS, config);
    }

    private void take(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        JsonNode event = MAPPER.readTree(exchange.getRequestBody());
        event.path("data")
                .path("alerts")
                .forEach(alert -> told.merge(
                        alert.path("labels").path("story").asText(),
                        new Told(1, now),
                        (before, more) -> new Told(before.times() + 1, before.firstNanos())));
        exchange.sendResponseHeaders(ACCEPTED, -1);
        exchange.close();
    }

    private Path config(Duration session) throws IOException {
        Path rules = Files.writeString(folder.path().resolve("bench-rules.yaml"), """
            rules:
              - {id: every-report, type: match, group_by: story, keep_firing_for: PT24H}
            route: {group_by: [story], group_wait: PT0S, group_interval: PT0S, repeat_interval: P7D}
            receivers:
              - name: bench
                webhook: {url: "http://127.0.0.1:%d/", send_resolved: false}
            """.formatted(
                        webhook.getAddress().getPort()));
        return Files.writeString(folder.path().resolve("bench-alerts.yaml"), """
            lapwing:
              kafka:
                properties:
                  session.timeout.ms: "%d"
                  heartbeat.interval.ms: "%d"
              alerts:
                rules: %s
                allow-private-networks: true
                streams:
                  state-dir: %s
                  standby-replicas: 0
            """.formatted(
                session.toMillis(), session.toMillis() / 3, rules, folder.path().resolve("bench-state")));
    }

    private void applyTopics() throws InterruptedException {
        var declared =
                TopicDeclaration.of(TOPICS, Set.of(SampleSignals.THEME), Set.of(), TopicDeclaration.DEFAULT_PARTITIONS);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            var topics = new TopicsApply(
                    admin, TopicsApply.registry(stack.registryUrl(), Map.of()), declared, Optional.empty());
            topics.apply(topics.plan());
        }
    }
}
