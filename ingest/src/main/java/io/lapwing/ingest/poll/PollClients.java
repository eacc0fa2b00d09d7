package io.lapwing.ingest.poll;

import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Settings of the Kafka clients that polling uses.
///
/// @param kafka settings of all clients
/// @param groupId consumer group whose members share the sources
/// @param session time without a sign of life after which the sources of an instance go to others. An open transaction
/// of an instance that died holds its successor up for as long, and then until the broker looks for such transactions
/// (`transaction.abort.timed.out.transaction.cleanup.interval.ms`)
record PollClients(KafkaClients kafka, String groupId, Duration session) {
    private static final String ROLE = "poller";
    private static final int HEARTBEATS_A_SESSION = 3;
    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final int DELIVERY_TIMEOUT_MS = 9_000;
    private static final int MAX_BLOCK_MS = 12_000;
    /// Some hundred reports; a transaction holds those of many sources.
    private static final int BATCH_BYTES = 128 * 1024;

    Map<String, Object> consumer() {
        Map<String, Object> settings = kafka.settings(ROLE);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(session));
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(session) / HEARTBEATS_A_SESSION);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return settings;
    }

    /// A consumer outside the group.
    Map<String, Object> follower() {
        Map<String, Object> settings = kafka.settings("follower");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        return settings;
    }

    /// Producers under one transactional id that no other instance has: each fences the one before it. That two
    /// instances do not write for one source is ensured by the group, not by the id.
    Supplier<Producer<byte[], byte[]>> producers() {
        Map<String, Object> settings = kafka.settings(ROLE);
        settings.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                kafka.config().topics().prefix() + kafka.service() + "." + UUID.randomUUID());
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(session));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(REQUEST_TIMEOUT_MS, millis(session) / 2));
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.min(DELIVERY_TIMEOUT_MS, millis(session) * 9 / 10));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return () -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
