package io.lapwing.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/// The settings of a Kafka Streams application, the same for every service.
///
/// @param properties as Kafka Streams wants them
public record StreamsSettings(Properties properties) {

    /// What an operator may tune.
    public interface Tuning {
        /// Application id; also the consumer group and the first part of the internal topics' names.
        /// Two instances with the same id share the work.
        String applicationId();

        /// Threads of this instance.
        @WithDefault("2")
        int threads();

        /// Time between commits. With exactly-once it is the latency that each hop adds.
        @WithDefault("PT0.05S")
        Duration commitInterval();

        /// Folder for local state. It may be lost: it is restored from Kafka.
        @WithDefault("state")
        Path stateDir();

        /// Copies of the state kept warm by other instances.
        @WithDefault("1")
        int standbyReplicas();

        /// Replication factor of internal topics; -1 takes the broker's default.
        @WithDefault("-1")
        int replicationFactor();
    }

    /// Exactly once, every store and repartition named, no default serde that could hide a missing one.
    ///
    /// Bad records go to the service's dead-letter topic.
    ///
    /// @param meters where dead letters are counted
    public static StreamsSettings of(KafkaClients clients, Tuning tuning, MeterRegistry meters) {
        var properties = new Properties();
        properties.putAll(clients.settings("streams"));
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, tuning.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, tuning.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, tuning.threads());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, tuning.stateDir().toString());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, tuning.standbyReplicas());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, tuning.replicationFactor());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "5");
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterOnDeserialization.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterOnProcessing.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        properties.put(DeadLetterPolicy.TOPIC_SETTING, clients.topics().deadLetters(clients.service()));
        properties.put(DeadLetterPolicy.METERS_SETTING, meters);
        return new StreamsSettings(properties);
    }
}
