package io.lapwing.bench;

import io.javalin.config.RoutesConfig;
import io.lapwing.cli.stack.Distribution;
import io.lapwing.cli.stack.LocalStack;
import io.lapwing.cli.stack.Ports;
import io.lapwing.cli.topics.TopicsApply;
import io.lapwing.cli.up.DataFolder;
import io.lapwing.ingest.IngestApp;
import io.lapwing.ingest.IngestConfig;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.ServiceConfig.Log;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.http.ServiceHttp;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.log.Logging;
import io.lapwing.schemas.TopicDeclaration;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// A broker and a registry as processes of this machine, and an ingest service with no sources in this process.
final class PushStack implements AutoCloseable {
    static final String TOKEN = "sample-token-of-the-benchmark";

    private final DataFolder folder;
    private final LocalStack stack;
    private final KafkaClients clients;
    private final Service service;
    private final ServiceHttp http;

    private PushStack(DataFolder folder, LocalStack stack) throws IOException, InterruptedException {
        this.folder = folder;
        this.stack = stack;
        IngestConfig config = config(stack, folder.path());
        this.clients = new KafkaClients("ingest", config);
        applyTopics();
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var routes = new ArrayList<Consumer<RoutesConfig>>();
        var context = new ServiceContext<>(
                config, clients, meters, new HealthChecks(), routes, InstantSource.system(), PushStack::fail);
        this.service = IngestApp.DEFINITION.build().apply(context);
        this.http = new ServiceHttp(config.http(), context.health(), meters, routes);
        http.start();
        service.start();
    }

    static PushStack start() throws IOException, InterruptedException {
        Logging.configure(Log.Format.TEXT, Log.Level.WARN);
        var folder = DataFolder.open(Optional.empty());
        var stack = new LocalStack(
                Distribution.current(), Ports.choose(Optional.empty()), folder.path(), new CountDownLatch(1));
        stack.startInfrastructure();
        stack.awaitBroker();
        stack.awaitRegistry();
        return new PushStack(folder, stack);
    }

    /// Where reports are pushed to.
    URI reports() {
        return URI.create("http://127.0.0.1:" + http.port() + "/v1/reports");
    }

    /// Reports that the broker has.
    long stored() throws InterruptedException {
        String topic = clients.topics().reportsRaw();
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
        http.close();
        service.close();
        stack.close();
        folder.close();
    }

    private void applyTopics() throws InterruptedException {
        var declared = TopicDeclaration.of(clients.topics(), Set.of(), Set.of(), TopicDeclaration.DEFAULT_PARTITIONS);
        try (Admin admin = clients.admin()) {
            var registry = TopicsApply.registry(stack.registryUrl(), Map.of());
            var topics = new TopicsApply(admin, registry, declared, Optional.empty());
            topics.apply(topics.plan());
        }
    }

    private static IngestConfig config(LocalStack stack, Path folder) throws IOException {
        Path sources = Files.writeString(folder.resolve("sources.yaml"), "sources: []\n");
        var settings = Map.of(
                "lapwing.kafka.bootstrap-servers",
                stack.bootstrapServers(),
                "lapwing.registry.url",
                stack.registryUrl(),
                "lapwing.http.host",
                "127.0.0.1",
                "lapwing.http.port",
                "0",
                "lapwing.ingest.sources",
                sources.toString(),
                "lapwing.ingest.push.tokens.bench",
                TOKEN);
        return new ConfigLoader(Map.of(), settings).load(IngestConfig.class, Optional.empty());
    }

    private static void fail(Throwable e) {
        throw new IllegalStateException("the service has failed", e);
    }
}
