package io.lapwing.ingest.push;

import io.lapwing.runtime.kafka.KafkaClients;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Settings of the producer that writes pushed reports.
final class PushClients {
    /// How long a request waits for room in the buffer before it is told to slow down.
    private static final int MAX_BLOCK_MS = 1_000;

    private static final int REQUEST_TIMEOUT_MS = 5_000;
    /// How long a request waits for the broker before it is told to come again.
    private static final int DELIVERY_TIMEOUT_MS = 10_000;

    private PushClients() {}

    static Producer<byte[], byte[]> producer(KafkaClients kafka) {
        Map<String, Object> settings = kafka.settings("push");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
