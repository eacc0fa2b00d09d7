package io.lapwing.cli.scan;

import io.lapwing.runtime.app.StartupException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// What the broker tells of a topic.
///
/// @param partitions how many it has
/// @param config its settings, defaults included
public record TopicDescription(int partitions, Config config) {
    /// Asks the broker; empty if there is no such topic.
    public static Optional<TopicDescription> of(Admin admin, String topic) throws InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            var description =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return Optional.of(new TopicDescription(
                    Objects.requireNonNull(description).partitions().size(), Objects.requireNonNull(config)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw new StartupException("the broker does not tell of topic " + topic + ": "
                    + Objects.requireNonNullElse(e.getCause(), e).getMessage());
        }
    }

    /// A setting; empty if there is none of this name.
    public Optional<String> setting(String key) {
        return Optional.ofNullable(config.get(key)).flatMap(entry -> Optional.ofNullable(entry.value()));
    }

    /// A setting that is a number; -1, which means "no limit" to Kafka, if there is none of this name.
    public long number(String key) {
        return setting(key).map(Long::parseLong).orElse(-1L);
    }
}
