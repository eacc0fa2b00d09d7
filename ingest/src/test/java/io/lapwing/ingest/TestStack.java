package io.lapwing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Cursor;
import io.lapwing.record.RawReport;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.http.ServiceHttp;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.testing.TestBroker;
import io.lapwing.runtime.testing.TestRegistry;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A real broker with Lapwing's topics and registered schemas, and instances of the service on it.
final class TestStack implements AutoCloseable {
    static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

    final TestBroker broker;
    final TestRegistry registry;
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    TestStack(Path folder) throws Exception {
        var topics = TopicDeclaration.of(TOPICS, Set.of(), Set.of(), 2);
        broker = TestBroker.start(folder);
        registry = new TestRegistry(topics);
        broker.create(topics);
    }

    /// A service with its HTTP port.
    record Instance(Service service, ServiceHttp http, PrometheusMeterRegistry meters) implements AutoCloseable {
        @Override
        public void close() {
            http.close();
            service.close();
        }

        double owned() {
            return meters.get("lapwing.ingest.sources.owned").gauge().value();
        }
    }

    Instance start(Path sources, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "lapwing.kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "lapwing.registry.url",
                registry.url(),
                "lapwing.http.port",
                "0",
                "lapwing.ingest.sources",
                sources.toString(),
                "lapwing.ingest.host-gap",
                "PT0S",
                "lapwing.ingest.allow-private-networks",
                "true"));
        settings.putAll(more);
        var config = new ConfigLoader(Map.of(), settings).load(IngestConfig.class, Optional.empty());
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var context = new ServiceContext<>(
                config,
                new KafkaClients("ingest", config),
                meters,
                new HealthChecks(),
                new ArrayList<>(),
                InstantSource.system(),
                failures::add);
        Service service = IngestApp.DEFINITION.build().apply(context);
        assertThat(service.topics()).contains(TOPICS.reportsRaw(), TOPICS.cursors());
        var http = new ServiceHttp(config.http(), context.health(), meters, context.routes());
        http.start();
        service.start();
        return new Instance(service, http, meters);
    }

    List<ConsumerRecord<String, RawReport>> reports() {
        return read(
                TOPICS.reportsRaw(), registry.serdes().topic(RawReport.class).deserializer());
    }

    List<String> titles() {
        return reports().stream().map(record -> record.value().getTitle()).toList();
    }

    List<ConsumerRecord<String, Cursor>> cursors() {
        return read(TOPICS.cursors(), registry.serdes().topic(Cursor.class).deserializer());
    }

    List<ConsumerRecord<String, byte[]>> deadLetters() {
        return read(TOPICS.deadLetters("ingest"), new ByteArrayDeserializer());
    }

    /// Every committed record of a topic.
    private <T> List<ConsumerRecord<String, T>> read(String topic, Deserializer<T> values) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        var records = new ArrayList<ConsumerRecord<String, T>>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        broker.close();
        registry.close();
    }
}
