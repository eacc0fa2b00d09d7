package io.lapwing.ingest.push;

import io.lapwing.runtime.kafka.KafkaClients;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Settings of the producer that writes pushed reports.
final class PushClients {
    /// How long one record may wait for room in the producer's buffer, or for it to learn the topic's partitions.
    private static final int MAX_BLOCK_MS = 500;

    private static final int LINGER_MS = 5;
    /// The largest record must fit, however little may be in flight.
    private static final long MIN_BUFFER_BYTES = 2 * 1024 * 1024;

    private PushClients() {}

    static Producer<byte[], byte[]> producer(KafkaClients kafka, PushLimits limits) {
        int ackTimeout = Math.toIntExact(limits.ackTimeout().toMillis());
        Map<String, Object> settings = kafka.settings("push");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(MIN_BUFFER_BYTES, limits.maxInFlightBytes()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ackTimeout / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ackTimeout);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
