package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Delivery;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.CloudEvents;
import io.lapwing.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The log of what became of each notification. It is written before a notification's offset is committed and read when
/// a partition is taken over, so that a crash between the two repeats nothing.
final class DeliveryLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final Topics topics;
    private final Serializer<Delivery> serializer;
    private final Producer<byte[], byte[]> producer;

    DeliveryLog(KafkaClients clients) {
        this.clients = clients;
        this.topics = clients.topics();
        this.serializer = clients.serdes().topic(Delivery.class).serializer();
        var settings = clients.settings("deliveries");
        // The next message to a receiver waits for this log; what is written together is sent together anyway.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Writes entries and returns once all replicas in sync have them.
    void append(List<Delivery> deliveries) {
        List<Future<RecordMetadata>> sent =
                deliveries.stream().map(this::record).map(producer::send).toList();
        sent.forEach(each -> await(topics.deliveries(), each));
    }

    private ProducerRecord<byte[], byte[]> record(Delivery delivery) {
        String topic = topics.deliveries();
        var record = new ProducerRecord<>(
                topic, delivery.getNotificationId().getBytes(UTF_8), serializer.serialize(topic, delivery));
        CloudEvents.stamp(
                record.headers(),
                delivery.getNotificationId(),
                "/lapwing/alerts",
                "delivery." + delivery.getOutcome().name().toLowerCase(Locale.ROOT),
                delivery.getCompletedAt());
        return record;
    }

    /// Puts a record of `notifications` that cannot be read among the dead letters.
    void appendDeadLetter(ConsumerRecord<byte[], byte[]> record, Exception reason) {
        var source = new DeadLetters.Source(
                record.topic(), record.partition(), record.offset(), record.timestamp(), record.headers());
        String topic = topics.deadLetters(clients.service());
        await(topic, producer.send(DeadLetters.record(topic, source, record.key(), record.value(), reason)));
    }

    /// Ids of the notifications that came to their end at this time or later.
    Set<String> settledSince(Instant time) {
        var settings = clients.settings("deliveries-reader");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(topics.deliveries())
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            seek(consumer, partitions, ends, time);
            var ids = new HashSet<String>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(POLL).forEach(record -> ids.add(record.key()));
            }
            return ids;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void seek(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends,
            Instant time) {
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        consumer.offsetsForTimes(times)
                .forEach((partition, found) ->
                        consumer.seek(partition, found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
    }

    private static void await(String topic, Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a record cannot be written to " + topic, e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
