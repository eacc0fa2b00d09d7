package io.lapwing.alerts.suppress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Silence;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.CloudEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/// Writes silences to their topic.
final class SilenceLog implements AutoCloseable {
    /// Shorter than what people wait for an answer.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final String topic;
    private final Serializer<Silence> serializer;
    private final Producer<byte[], byte[]> producer;

    SilenceLog(KafkaClients clients) {
        this.topic = clients.topics().silences();
        this.serializer = clients.serdes().topic(Silence.class).serializer();
        var settings = clients.settings("silences");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LIMIT.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// Writes a silence and returns once all replicas in sync have it.
    ///
    /// @throws KafkaException if they do not in time
    void put(Silence silence, Instant now) throws InterruptedException {
        var record = new ProducerRecord<>(topic, key(silence.getId()), serializer.serialize(topic, silence));
        CloudEvents.stamp(
                record.headers(),
                silence.getId() + "/" + silence.getEndsAt().toEpochMilli(),
                "/lapwing/alerts",
                "silence.set",
                now);
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a silence cannot be written", e.getCause());
        }
    }

    /// Takes a silence out of sight.
    void remove(String id) {
        producer.send(new ProducerRecord<>(topic, key(id), null));
    }

    @Override
    public void close() {
        producer.close(LIMIT);
    }

    private static byte[] key(String id) {
        return id.getBytes(UTF_8);
    }
}
