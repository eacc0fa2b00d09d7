package io.lapwing.alerts.notify;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.notification;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.lapwing.alerts.AlertsConfig;
import io.lapwing.alerts.Registry;
import io.lapwing.record.Alert;
import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import io.lapwing.record.Notification;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.testing.TestBroker;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherIT {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final List<Object> parts = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        var broker = TestBroker.start(folder);
        toClose.add(broker);
        broker.create(TopicDeclaration.of(TOPICS, Registry.THEMES, Set.of(), 2));
        var registry = Registry.of("dispatcher", Set.of());
        var config = new ConfigLoader(
                        Map.of(),
                        Map.of(
                                "lapwing.kafka.bootstrap-servers", broker.bootstrapServers(),
                                "lapwing.registry.url", registry.url()))
                .load(AlertsConfig.class, Optional.empty());
        var clients = new KafkaClients("alerts", config);
        parts.add(clients);
        var producer =
                new KafkaProducer<>(clients.settings("test"), new ByteArraySerializer(), new ByteArraySerializer());
        toClose.addFirst(producer);
        parts.add(producer);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : toClose) {
            each.close();
        }
    }

    @Test
    void dispatcher_restarted_deliversEachOnce() {
        // given
        publish("one", "desk");

        // when
        run(
                List.of(receiver("desk", id -> new Answer.Accepted())),
                () -> await().atMost(LONG).until(() -> received.contains("one")));
        publish("two", "desk");
        run(
                List.of(receiver("desk", id -> new Answer.Accepted())),
                () -> await().atMost(LONG).until(() -> received.contains("two")));

        // then
        assertThat(received).containsExactly("one", "two");
        assertThat(deliveries())
                .extracting(Delivery::getOutcome)
                .containsExactly(DeliveryOutcome.DELIVERED, DeliveryOutcome.DELIVERED);
        assertThat(failures).isEmpty();
    }

    @Test
    void dispatcher_crashedBetweenLogAndCommit_doesNotRepeat() {
        // given
        publish("logged", "desk");
        log("logged");
        publish("new", "desk");

        // when
        run(
                List.of(receiver("desk", id -> new Answer.Accepted())),
                () -> await().atMost(LONG).until(() -> received.contains("new")));

        // then
        assertThat(received).containsExactly("new");
    }

    @Test
    void dispatcher_oneReceiverDown_servesTheOthersAndKeepsItsShare() {
        // given
        publish("down-1", "down");
        publish("up-1", "up");
        publish("down-2", "down");
        publish("up-2", "up");
        var up = receiver("up", id -> new Answer.Accepted());

        // when
        run(
                List.of(receiver("down", id -> new Answer.Later("status-503", Optional.of(Duration.ofHours(1)))), up),
                () -> await().atMost(LONG).until(() -> received.containsAll(List.of("up-1", "up-2"))));
        received.clear();
        run(
                List.of(receiver("down", id -> new Answer.Accepted()), up),
                () -> await().atMost(LONG).until(() -> received.containsAll(List.of("down-1", "down-2"))));

        // then
        assertThat(received).containsExactlyInAnyOrder("down-1", "down-2");
        assertThat(failures).isEmpty();
    }

    @Test
    void dispatcher_stoppedWhileARequestIsUnderWay_letsItEnd() throws Exception {
        // given
        publish("slow", "desk");
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = receiver("desk", id -> {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Answer.Accepted();
        });

        // when
        var dispatcher = dispatcher(List.of(slow));
        dispatcher.start();
        begun.await();
        var closing = Thread.ofVirtual().start(dispatcher::close);
        goOn.countDown();
        closing.join();
        publish("next", "desk");
        run(
                List.of(receiver("desk", id -> new Answer.Accepted())),
                () -> await().atMost(LONG).until(() -> received.contains("next")));

        // then
        assertThat(received).containsExactly("slow", "next");
    }

    @Test
    void dispatcher_unknownReceiverAndUnreadableRecord_areSetAside() {
        // given
        send(TOPICS.notifications(), "k".getBytes(UTF_8), new byte[] {9, 9, 9});
        publish("lost", "nobody");
        publish("fine", "desk");

        // when
        run(
                List.of(receiver("desk", id -> new Answer.Accepted())),
                () -> await().atMost(LONG)
                        .until(() -> received.contains("fine") && deliveries().size() == 2));

        // then
        assertThat(deliveries())
                .filteredOn(delivery -> delivery.getOutcome() == DeliveryOutcome.PARKED)
                .singleElement()
                .satisfies(delivery -> {
                    assertThat(delivery.getNotificationId()).isEqualTo("lost");
                    assertThat(delivery.getErrorClass()).isEqualTo("no-such-receiver");
                });
        assertThat(values(TOPICS.deadLetters("alerts"))).containsExactly(new byte[] {9, 9, 9});
        assertThat(failures).isEmpty();
    }

    @Test
    void dispatcher_notificationPutInTwice_isSentOnce() {
        // given
        publish("same", "desk");
        publish("same", "desk");
        publish("last", "desk");

        // when
        run(
                List.of(receiver("desk", id -> new Answer.Accepted())),
                () -> await().atMost(LONG).until(() -> received.contains("last")));

        // then
        assertThat(received).containsExactly("same", "last");
    }

    @Test
    void dispatcher_stormOf600Alerts_reachesSlackDigestedWithinItsLimitAndNoneIsLost() throws Exception {
        // given
        var sentAt = new CopyOnWriteArrayList<Long>();
        var bodies = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            sentAt.add(System.nanoTime());
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            // For the first while Slack is down.
            exchange.sendResponseHeaders(bodies.size() <= 3 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        try (var client = new WebhookClient(AddressPolicy.ANY, Duration.ofSeconds(5), InstantSource.system())) {
            var url = new Secret("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
            for (int i = 0; i < 600; i++) {
                publish(
                        "n" + i,
                        "slack",
                        alert("a" + i)
                                .setRuleId(String.format("storm-%03d.", i))
                                .build());
            }

            // when
            run(
                    List.of(new SlackReceiver("slack", url, client)),
                    () -> await().atMost(Duration.ofSeconds(60))
                            .until(() -> deliveries().size() == 600));
        } finally {
            server.stop(0);
        }

        // then
        List<String> accepted = bodies.subList(3, bodies.size());
        assertThat(deliveries()).allMatch(delivery -> delivery.getOutcome() == DeliveryOutcome.DELIVERED);
        for (int i = 0; i < 600; i++) {
            String alert = String.format("storm-%03d.", i);
            assertThat(accepted)
                    .filteredOn(body -> body.contains(alert))
                    .as(alert)
                    .hasSize(1);
        }
        assertThat(accepted.size()).isLessThan(20);
        for (int i = 2; i < sentAt.size(); i++) {
            // Two within one period are possible, three are not.
            assertThat(Duration.ofNanos(sentAt.get(i) - sentAt.get(i - 2))).isGreaterThan(Duration.ofMillis(900));
        }
    }

    private void run(List<Receiver> receivers, Runnable until) {
        try (var dispatcher = dispatcher(receivers)) {
            dispatcher.start();
            until.run();
        }
    }

    private Dispatcher dispatcher(List<Receiver> receivers) {
        return new Dispatcher(
                clients(),
                "lapwing.alerts.dispatcher",
                new ReceiverList(receivers, Duration.ZERO),
                Settings.QUICK,
                DeliveryMetrics.NONE,
                InstantSource.system(),
                failures::add);
    }

    private Receiver receiver(String name, Function<String, Answer> answer) {
        return new Receiver() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long spacingMillis() {
                return 0;
            }

            @Override
            public Answer send(Notification notification) {
                Answer given = answer.apply(notification.getId());
                if (given instanceof Answer.Accepted) {
                    received.add(notification.getId());
                }
                return given;
            }
        };
    }

    private void publish(String id, String receiver) {
        publish(id, receiver, alert("a").build());
    }

    private void publish(String id, String receiver, Alert alert) {
        Notification notification = notification(receiver, alert);
        notification.setId(id);
        notification.setCreatedAt(Instant.now());
        var serializer = clients().serdes().topic(Notification.class).serializer();
        send(
                TOPICS.notifications(),
                receiver.getBytes(UTF_8),
                Objects.requireNonNull(serializer.serialize(TOPICS.notifications(), notification)));
    }

    private void log(String id) {
        try (var log = new DeliveryLog(clients())) {
            log.append(List.of(Delivery.newBuilder()
                    .setNotificationId(id)
                    .setReceiver("desk")
                    .setOutcome(DeliveryOutcome.DELIVERED)
                    .setAlerts(1)
                    .setAttempts(1)
                    .setErrorClass(null)
                    .setCreatedAt(Instant.now())
                    .setCompletedAt(Instant.now())
                    .build()));
        }
    }

    private List<Delivery> deliveries() {
        var deserializer = clients().serdes().topic(Delivery.class).deserializer();
        return values(TOPICS.deliveries()).stream()
                .map(bytes -> deserializer.deserialize(TOPICS.deliveries(), bytes))
                .toList();
    }

    private List<byte[]> values(String topic) {
        try (var consumer = new KafkaConsumer<>(
                clients().settings("check"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var values = new ArrayList<byte[]>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    @SuppressWarnings("unchecked")
    private void send(String topic, byte[] key, byte[] value) {
        try {
            ((KafkaProducer<byte[], byte[]>) parts.get(1))
                    .send(new ProducerRecord<>(topic, key, value))
                    .get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private KafkaClients clients() {
        return (KafkaClients) parts.getFirst();
    }
}
