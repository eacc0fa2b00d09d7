package io.lapwing.cli.up;

import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import io.lapwing.record.Notification;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Follows notifications, to show them, and deliveries, to count what arrived.
public final class AlertWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Deserializer<Notification> notifications;
    private final Deserializer<Delivery> deliveries;
    private long delivered;

    /// @param clients how to reach the cluster
    /// @param fromBeginning whether to show what was sent before too
    public AlertWatch(KafkaClients clients, boolean fromBeginning) {
        topics = clients.topics();
        notifications = clients.serdes().topic(Notification.class).deserializer();
        deliveries = clients.serdes().topic(Delivery.class).deserializer();
        var settings = clients.settings("watch");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.of(topics.notifications(), topics.deliveries())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }
    }

    /// The notifications that have come since the last call; waits a moment if there are none.
    public List<Notification> poll() {
        var lines = new ArrayList<Notification>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            if (record.topic().equals(topics.notifications())) {
                lines.add(notifications.deserialize(record.topic(), record.value()));
            } else {
                count(deliveries.deserialize(record.topic(), record.value()));
            }
        }
        return lines;
    }

    /// Alerts that a receiver has taken so far.
    public long delivered() {
        return delivered;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void count(Delivery delivery) {
        if (delivery.getOutcome() == DeliveryOutcome.DELIVERED) {
            delivered += delivery.getAlerts();
        }
    }
}
