package io.lapwing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Origin;
import io.lapwing.record.Outcome;
import io.lapwing.record.RawReport;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.testing.TestBroker;
import io.lapwing.runtime.testing.TestRegistry;
import io.lapwing.schemas.RecordOrigin;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.TopicSpec;
import io.lapwing.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// A broker with our topics, into which a test writes by hand what the services would, and commands that are run on it.
final class LedgerFixture implements AutoCloseable {
    static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
    static final String RAW = TOPICS.reportsRaw();
    static final String LETTERS = TOPICS.deadLetters("enrich");
    /// When the originals of dead letters were written, if a test does not say.
    static final Instant WRITTEN = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);

    private static final String GROUP = "lapwing.enrich";

    private final TestBroker broker;
    private final TestRegistry registry;
    private final KafkaProducer<byte[], byte[]> producer;

    /// What a command came to.
    ///
    /// @param exit its exit code
    /// @param out what it printed
    /// @param err what it complained of
    record Run(int exit, String out, String err) {}

    LedgerFixture(Path folder) throws IOException, InterruptedException, ExecutionException {
        List<TopicSpec> topics = TopicDeclaration.of(TOPICS, Set.of(), Set.of(), 2);
        broker = TestBroker.start(folder);
        broker.create(topics);
        registry = new TestRegistry(topics);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    Run run(String... command) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = Lapwing.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] args = Stream.concat(
                        Stream.of(command),
                        Stream.of("--bootstrap-servers", broker.bootstrapServers(), "--registry", registry.url()))
                .toArray(String[]::new);
        return new Run(line.execute(args), out.toString(), err.toString());
    }

    KafkaClients clients() {
        var settings = Map.of(
                "lapwing.kafka.bootstrap-servers", broker.bootstrapServers(), "lapwing.registry.url", registry.url());
        return new KafkaClients(
                "cli", new ConfigLoader(Map.of(), settings).load(ServiceConfig.class, Optional.empty()));
    }

    RecordOrigin raw(String id) throws Exception {
        var report = RawReport.newBuilder()
                .setId(id)
                .setRevision("1")
                .setOrigin(Origin.newBuilder()
                        .setSourceId("source-of-" + id)
                        .setPublisher("Sample")
                        .setSourceKind("rss")
                        .build())
                .setUrl("https://news.example/" + id)
                .setTitle("Title")
                .setBody("Body")
                .setFetchedAt(Instant.EPOCH)
                .build();
        try (var values = registry.serdes().topic(RawReport.class).serializer()) {
            return rawBytes(values.serialize(RAW, report));
        }
    }

    RecordOrigin rawBytes(byte @Nullable [] value) throws Exception {
        var record = new ProducerRecord<>(RAW, 1, Instant.now().toEpochMilli(), "k".getBytes(UTF_8), value);
        record.headers().add("traceparent", "00-1".getBytes(UTF_8));
        var at = producer.send(record).get();
        return new RecordOrigin(at.topic(), at.partition(), at.offset());
    }

    /// Raw reports that are never committed.
    void abortedRaw(int count) {
        try (var aborting = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "t"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            aborting.initTransactions();
            aborting.beginTransaction();
            for (int i = 0; i < count; i++) {
                aborting.send(new ProducerRecord<>(RAW, 1, null, new byte[] {1}));
            }
            aborting.flush();
            aborting.abortTransaction();
        }
    }

    void outcome(RecordOrigin origin, Outcome outcome) throws Exception {
        var headers = new RecordHeaders();
        origin.addTo(headers);
        enriched(headers, outcome);
    }

    void enriched(RecordHeaders headers, Outcome outcome) throws Exception {
        String topic = TOPICS.reportsEnriched();
        var report = EnrichedReport.newBuilder()
                .setId("id")
                .setRevision("1")
                .setOrigin(Origin.newBuilder()
                        .setSourceId("s")
                        .setPublisher("Sample")
                        .setSourceKind("rss")
                        .build())
                .setTitle("Title")
                .setText("")
                .setLanguage("en")
                .setOutcome(outcome)
                .setOutcomeReason("a test")
                .setThemes(List.of())
                .setEntities(List.of())
                .setAmounts(List.of())
                .setCountries(List.of())
                .setTaxonomyVersion("1")
                .setFetchedAt(Instant.EPOCH)
                .setEnrichedAt(Instant.EPOCH)
                .build();
        try (var values = registry.serdes().topic(EnrichedReport.class).serializer()) {
            byte[] value = values.serialize(topic, report);
            producer.send(new ProducerRecord<>(topic, 0, Instant.now().toEpochMilli(), null, value, headers))
                    .get();
        }
    }

    /// What the service does with a record that it cannot read.
    void letter(String service, RecordOrigin origin, byte @Nullable [] value, Exception error) throws Exception {
        letter(service, origin, WRITTEN, value, error);
    }

    void letter(String service, RecordOrigin origin, Instant written, byte @Nullable [] value, Exception error)
            throws Exception {
        var headers = new RecordHeaders();
        headers.add("traceparent", "00-1".getBytes(UTF_8));
        var source = new DeadLetters.Source(
                origin.topic(), origin.partition(), origin.offset(), written.toEpochMilli(), headers);
        producer.send(DeadLetters.record(TOPICS.deadLetters(service), source, "k".getBytes(UTF_8), value, error))
                .get();
    }

    /// How far enrich has committed.
    void done(long offset) throws Exception {
        try (Admin admin = admin()) {
            admin.alterConsumerGroupOffsets(GROUP, Map.of(new TopicPartition(RAW, 1), new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    void deleteBefore(String topic, int partition, long offset) throws Exception {
        try (Admin admin = admin()) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    void setting(String topic, String key, String value) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change)))
                    .all()
                    .get();
        }
    }

    /// Committed records of a topic.
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
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
        producer.close();
        registry.close();
        broker.close();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
