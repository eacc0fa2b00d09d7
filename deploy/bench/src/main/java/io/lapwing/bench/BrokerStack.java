package io.lapwing.bench;

import io.lapwing.cli.stack.Distribution;
import io.lapwing.cli.stack.LocalStack;
import io.lapwing.cli.stack.Ports;
import io.lapwing.cli.topics.TopicsApply;
import io.lapwing.cli.up.DataFolder;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.config.ServiceConfig.Log;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.log.Logging;
import io.lapwing.schemas.TopicDeclaration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// A broker and a registry as processes of this machine, with all topics in place, and a folder that goes at the end.
final class BrokerStack implements AutoCloseable {
    private final DataFolder folder;
    private final LocalStack stack;
    private final KafkaClients clients;

    private BrokerStack(DataFolder folder, LocalStack stack) {
        this.folder = folder;
        this.stack = stack;
        this.clients = new KafkaClients(
                "bench", new ConfigLoader(Map.of(), addresses()).load(ServiceConfig.class, Optional.empty()));
    }

    static BrokerStack start() throws IOException, InterruptedException {
        return start(Set.of());
    }

    /// @param themes themes whose topics are wanted
    static BrokerStack start(Set<String> themes) throws IOException, InterruptedException {
        Logging.configure(Log.Format.TEXT, Log.Level.WARN);
        var folder = DataFolder.open(Optional.empty());
        var stack = new LocalStack(
                Distribution.current(), Ports.choose(Optional.empty()), folder.path(), new CountDownLatch(1));
        var started = new BrokerStack(folder, stack);
        try {
            stack.startInfrastructure();
            stack.awaitBroker();
            stack.awaitRegistry();
            started.applyTopics(themes);
        } catch (IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    LocalStack stack() {
        return stack;
    }

    /// Clients of its broker and registry.
    KafkaClients clients() {
        return clients;
    }

    Path folder() {
        return folder.path();
    }

    /// The settings by which a service finds broker and registry.
    Map<String, String> addresses() {
        return Map.of(
                "lapwing.kafka.bootstrap-servers", stack.bootstrapServers(),
                "lapwing.registry.url", stack.registryUrl());
    }

    /// Records of a topic that the broker has, those included that no transaction has committed.
    long stored(String topic) throws InterruptedException {
        try (Admin admin = clients.admin()) {
            var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
            var latest = Objects.requireNonNull(described.get(topic)).partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell what it has", e);
        }
    }

    @Override
    public void close() throws IOException {
        stack.close();
        folder.close();
    }

    private void applyTopics(Set<String> themes) throws InterruptedException {
        var declared = TopicDeclaration.of(clients.topics(), themes, Set.of(), TopicDeclaration.DEFAULT_PARTITIONS);
        try (Admin admin = clients.admin()) {
            var registry = TopicsApply.registry(stack.registryUrl(), Map.of());
            var topics = new TopicsApply(admin, registry, declared, Optional.empty());
            topics.apply(topics.plan());
        }
    }
}
