package io.lapwing.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/// How one topic is to be.
///
/// @param name full name
/// @param value schema of its values; empty where values are another topic's original bytes
/// @param partitions number of partitions
/// @param cleanup what happens to old records
/// @param retention how long records are kept where cleanup deletes
public record TopicSpec(String name, Optional<Schema> value, int partitions, Cleanup cleanup, Duration retention) {

    /// What happens to old records.
    public enum Cleanup {
        /// Deleted after the retention time.
        DELETE("delete"),
        /// All but the last record of each key are removed in time.
        COMPACT("compact"),
        /// Both.
        COMPACT_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }
    }

    /// The topic's configuration in Kafka's words, only what differs from a broker's usual defaults.
    public Map<String, String> config() {
        return switch (cleanup) {
            case COMPACT -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup.policy);
            case DELETE, COMPACT_DELETE ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        cleanup.policy,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(retention.toMillis()));
        };
    }

    /// The registry subject of the values (Confluent's TopicNameStrategy).
    public String subject() {
        return name + "-value";
    }
}
