package io.lapwing.enrich;

import static io.lapwing.enrich.Reports.origin;
import static io.lapwing.enrich.Reports.report;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Outcome;
import io.lapwing.record.RawReport;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.testing.TestBroker;
import io.lapwing.runtime.testing.TestRegistry;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service as it runs, exactly-once, on a real broker.
class EnrichAppIT {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void service_withRestart_givesEachRawReportOneOutcome() throws Exception {
        var topics = TopicDeclaration.of(TOPICS, Set.of("chips", "orbit"), Set.of(), 2);
        try (var broker = TestBroker.start(folder);
                var registry = new TestRegistry(topics)) {
            broker.create(topics);

            // when
            send(broker, registry, 0, 20);
            run(broker, registry, () -> awaitCount(broker, TOPICS.reportsEnriched(), 20));
            send(broker, registry, 10, 30);
            sendGarbage(broker);
            run(broker, registry, () -> {
                awaitCount(broker, TOPICS.reportsEnriched(), 40);
                awaitCount(broker, TOPICS.deadLetters("enrich"), 1);
                awaitCount(broker, TOPICS.stories(), 30);
            });

            // then
            var serdes = registry.serdes();
            var enriched = read(
                    broker,
                    TOPICS.reportsEnriched(),
                    serdes.topic(EnrichedReport.class).deserializer());
            assertThat(enriched).hasSize(40);
            assertThat(enriched)
                    .filteredOn(record -> record.value().getOutcome() == Outcome.DUPLICATE)
                    .hasSize(10);
            var signals = read(
                    broker, TOPICS.signals("chips"), serdes.topic(Signal.class).deserializer());
            var stories =
                    read(broker, TOPICS.stories(), serdes.topic(Story.class).deserializer());
            assertThat(signals).hasSize(30).extracting(ConsumerRecord::key).doesNotContainNull();
            assertThat(stories).hasSize(30);
            assertThat(failures).isEmpty();
        }
    }

    private void run(TestBroker broker, TestRegistry registry, Runnable meanwhile) {
        var config = new ConfigLoader(
                        Map.of(),
                        Map.of(
                                "lapwing.kafka.bootstrap-servers", broker.bootstrapServers(),
                                "lapwing.registry.url", registry.url(),
                                "lapwing.enrich.taxonomy",
                                        TopologyBench.taxonomy().toString(),
                                "lapwing.enrich.streams.state-dir",
                                        folder.resolve("state").toString()))
                .load(EnrichConfig.class, Optional.empty());
        var health = new HealthChecks();
        var context = new ServiceContext<>(
                config,
                new KafkaClients("enrich", config),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                health,
                new ArrayList<>(),
                InstantSource.system(),
                failures::add);
        try (Service service = EnrichApp.DEFINITION.build().apply(context)) {
            assertThat(service.topics()).contains("lapwing.signals.chips", "lapwing.dead-letters.enrich");
            service.start();
            await().atMost(LIMIT).until(() -> health.readiness().get("streams") instanceof Health.Up);
            meanwhile.run();
        }
    }

    private static void send(TestBroker broker, TestRegistry registry, int from, int to) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var values = registry.serdes().topic(RawReport.class).serializer();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()), new StringSerializer(), values)) {
            for (int i = from; i < to; i++) {
                var report = report("r" + i, "AI chip number " + i, "About it")
                        .setOrigin(origin("Sample " + i).build())
                        .setPublishedAt(now)
                        .setFetchedAt(now)
                        .build();
                producer.send(new ProducerRecord<>(
                                TOPICS.reportsRaw(), null, now.toEpochMilli(), report.getUrl(), report))
                        .get();
            }
        }
    }

    private static void sendGarbage(TestBroker broker) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPICS.reportsRaw(), "garbage", "no record".getBytes(UTF_8)))
                    .get();
        }
    }

    private static void awaitCount(TestBroker broker, String topic, int count) {
        await().atMost(LIMIT)
                .until(() -> read(broker, topic, new StringDeserializer()).size() >= count);
    }

    private static <T> List<ConsumerRecord<String, T>> read(TestBroker broker, String topic, Deserializer<T> values) {
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
}
