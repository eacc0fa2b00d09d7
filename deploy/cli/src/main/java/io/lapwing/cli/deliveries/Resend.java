package io.lapwing.cli.deliveries;

import io.lapwing.alerts.state.Identity;
import io.lapwing.cli.scan.TopicScan;
import io.lapwing.record.Delivery;
import io.lapwing.record.Notification;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.CloudEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/// Sends notifications again, by the way that every notification goes: as a record of `notifications`. The new id
/// follows from the entry of the log that is to be mended, so that a command given twice sends once.
///
/// @param clients how to reach the cluster
/// @param scan reads the topic
public record Resend(KafkaClients clients, TopicScan scan) {
    /// A notification with the key of its record.
    private record Found(String key, Notification notification) {}

    /// What was done.
    ///
    /// @param sent ids of the notifications that were put into the topic, by the ids of those that they repeat
    /// @param gone ids of those that the topic does not hold any more
    public record Outcome(Map<String, String> sent, List<String> gone) {}

    /// Sends again.
    ///
    /// @param deliveries entries of the log
    /// @param since the first time at which the notifications may have been due
    public Outcome again(List<Delivery> deliveries, Instant since, Instant now) throws InterruptedException {
        Map<String, Found> found = find(deliveries, since);
        var sent = new HashMap<String, String>();
        var gone = new ArrayList<String>();
        var settings = clients.settings("resend");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        var serializer = clients.serdes().topic(Notification.class).serializer();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), serializer)) {
            var writes = new ArrayList<Future<RecordMetadata>>();
            for (Delivery delivery : deliveries) {
                String origin = DeliveryHistory.origin(delivery);
                Found original = found.get(origin);
                if (original == null) {
                    gone.add(origin);
                } else {
                    ProducerRecord<String, Notification> record = record(original, delivery, now);
                    writes.add(producer.send(record));
                    sent.put(origin, record.value().getId());
                }
            }
            for (Future<RecordMetadata> write : writes) {
                write.get();
            }
        } catch (ExecutionException e) {
            throw new StartupException("notifications cannot be written: "
                    + Objects.requireNonNullElse(e.getCause(), e).getMessage());
        }
        return new Outcome(sent, gone);
    }

    private Map<String, Found> find(List<Delivery> deliveries, Instant since) {
        Set<String> wanted = deliveries.stream().map(DeliveryHistory::origin).collect(Collectors.toSet());
        var found = new HashMap<String, Found>();
        String topic = clients.topics().notifications();
        scan.read(
                topic,
                topic::equals,
                since,
                clients.serdes().topic(Notification.class).deserializer(),
                (record, notification) -> {
                    if (wanted.contains(notification.getId())) {
                        found.put(notification.getId(), new Found(record.key(), notification));
                    }
                });
        return found;
    }

    private ProducerRecord<String, Notification> record(Found original, Delivery delivery, Instant now) {
        String origin = DeliveryHistory.origin(delivery);
        String id = Identity.of("resend", origin, delivery.getCompletedAt().toString());
        Notification again = Notification.newBuilder(original.notification())
                .setId(id)
                .setResendOf(origin)
                .setCreatedAt(now)
                .build();
        var record = new ProducerRecord<>(clients.topics().notifications(), original.key(), again);
        CloudEvents.stamp(record.headers(), id, "/lapwing/cli", "notification.due", now);
        return record;
    }
}
