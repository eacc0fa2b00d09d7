package io.lapwing.cli;

import io.lapwing.cli.topics.TopicsApply;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.kafka.KafkaClients;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options with which a command finds broker and registry. Without them it looks where `lapwing up` listens.
final class Connection {
    private static final String LOCAL_BROKER = "localhost:9092";
    private static final String LOCAL_REGISTRY = "http://localhost:8081/apis/ccompat/v7";

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "YAML file with `lapwing.kafka` and `lapwing.registry`, for secured clusters.")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka broker (default: " + LOCAL_BROKER + ", or LAPWING_KAFKA_BOOTSTRAP_SERVERS).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "Schema registry (default: " + LOCAL_REGISTRY + ", or LAPWING_REGISTRY_URL).")
    private @Nullable String registry;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any setting, such as lapwing.topics.prefix=x.")
    private Map<String, String> settings = new LinkedHashMap<>();

    KafkaClients clients() {
        var flags = new LinkedHashMap<>(settings);
        if (bootstrapServers != null) {
            flags.put("lapwing.kafka.bootstrap-servers", bootstrapServers);
        }
        if (registry != null) {
            flags.put("lapwing.registry.url", registry);
        }
        var environment = new HashMap<>(System.getenv());
        if (file == null) {
            environment.putIfAbsent("LAPWING_REGISTRY_URL", LOCAL_REGISTRY);
        }
        var config = new ConfigLoader(environment, flags).load(ServiceConfig.class, Optional.ofNullable(file));
        return new KafkaClients("cli", config);
    }

    /// Applies the declaration of topics over these clients.
    static io.confluent.kafka.schemaregistry.client.SchemaRegistryClient registry(KafkaClients clients) {
        var properties = new HashMap<String, String>();
        clients.config().registry().properties().forEach((key, secret) -> properties.put(key, secret.reveal()));
        return TopicsApply.registry(clients.config().registry().url(), properties);
    }
}
