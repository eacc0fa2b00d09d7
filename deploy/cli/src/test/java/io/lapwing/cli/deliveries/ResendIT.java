package io.lapwing.cli.deliveries;

import static io.lapwing.cli.deliveries.DeliveryHistoryTest.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.lapwing.cli.scan.TopicScan;
import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import io.lapwing.record.Notification;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.testing.TestBroker;
import io.lapwing.schemas.Subjects;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResendIT {
    private static final String SCOPE = "resend";

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX);

    @Test
    void again_commandGivenTwice_putsTheSameNotificationIntoTheTopic(@TempDir Path folder) throws Exception {
        try (var broker = TestBroker.start(folder)) {
            // given
            var declared = TopicDeclaration.of(topics, Set.of(), Set.of(), 2);
            broker.create(declared);
            for (var subject : Subjects.of(declared).entrySet()) {
                MockSchemaRegistry.getClientForScope(SCOPE)
                        .register(subject.getKey(), new AvroSchema(subject.getValue()));
            }
            KafkaClients clients = clients(broker);
            publish(clients, notification("one"));
            publish(clients, notification("two"));
            Delivery parked = delivery("one", null, DeliveryOutcome.PARKED, 5);
            Delivery old = delivery("none", null, DeliveryOutcome.PARKED, 5);
            var resend = new Resend(clients, new TopicScan(clients, _ -> {}, 1000));

            // when
            Resend.Outcome first = resend.again(List.of(parked, old), Instant.EPOCH, Instant.now());
            Resend.Outcome second = resend.again(List.of(parked), Instant.EPOCH, Instant.now());

            // then
            assertThat(first.sent()).containsOnlyKeys("one");
            assertThat(first.gone()).containsExactly("none");
            assertThat(second.sent()).isEqualTo(first.sent());
            assertThat(read(clients))
                    .filteredOn(each -> "one".equals(each.getResendOf()))
                    .hasSize(2)
                    .extracting(Notification::getId)
                    .containsOnly(first.sent().get("one"));
        }
    }

    private static KafkaClients clients(TestBroker broker) {
        var settings = Map.of(
                "lapwing.kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "lapwing.registry.url",
                "mock://" + SCOPE);
        return new KafkaClients(
                "cli", new ConfigLoader(Map.of(), settings).load(ServiceConfig.class, Optional.empty()));
    }

    private List<Notification> read(KafkaClients clients) {
        var all = new ArrayList<Notification>();
        var outcome = new TopicScan(clients, _ -> {}, 1000)
                .read(
                        "notifications",
                        topics.notifications()::equals,
                        Instant.EPOCH,
                        clients.serdes().topic(Notification.class).deserializer(),
                        (record, notification) -> {
                            assertThat(record.key()).isEqualTo("desk{}");
                            all.add(notification);
                        });
        assertThat(outcome).isEqualTo(new TopicScan.Outcome(all.size(), 0, true));
        return all;
    }

    private void publish(KafkaClients clients, Notification notification) throws Exception {
        var serializer = clients.serdes().topic(Notification.class).serializer();
        try (var producer = new KafkaProducer<>(clients.settings("test"), new StringSerializer(), serializer)) {
            producer.send(new ProducerRecord<>(topics.notifications(), "desk{}", notification))
                    .get();
        }
    }

    private static Notification notification(String id) {
        return Notification.newBuilder()
                .setId(id)
                .setReceiver("desk")
                .setAlerts(List.of())
                .setCreatedAt(Instant.EPOCH)
                .build();
    }
}
