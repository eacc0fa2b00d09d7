package io.lapwing.enrich;

import io.lapwing.enrich.story.StoryTracker;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.RawReport;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.StreamsSettings;
import io.lapwing.runtime.testing.TestRegistry;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/// The whole topology with the settings of the service, on a small taxonomy, in a test driver.
final class TopologyBench implements AutoCloseable {
    static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Topology topology;
    final TopologyTestDriver driver;
    private final TestRegistry registry;
    private final TestInputTopic<String, RawReport> raw;
    final TestInputTopic<byte[], byte[]> rawBytes;
    final TestOutputTopic<String, EnrichedReport> enriched;
    final TestOutputTopic<String, Signal> chips;
    final TestOutputTopic<String, Signal> orbit;
    final TestOutputTopic<String, Story> stories;
    final TestOutputTopic<byte[], byte[]> deadLetters;

    TopologyBench(Path state) {
        var taxonomy = Taxonomy.load(Optional.of(taxonomy()));
        registry = new TestRegistry(TopicDeclaration.of(TOPICS, taxonomy.themeIds(), Set.of(), 1));
        var config = new ConfigLoader(
                        Map.of(),
                        Map.of(
                                "lapwing.enrich.streams.state-dir", state.toString(),
                                "lapwing.registry.url", registry.url()))
                .load(EnrichConfig.class, Optional.empty());
        var enricher =
                new Enricher(taxonomy, new TextCleaner(2_000), config.enrich().maxAge());
        var metrics = new EnrichMetrics(meters);
        Duration window = config.enrich().dedupeWindow();
        InstantSource clock = InstantSource.fixed(Reports.NOON.plusSeconds(1));
        topology = EnrichTopology.build(
                TOPICS,
                registry.serdes(),
                window,
                () -> new EnrichProcessor(enricher, window, metrics, clock),
                () -> new StoryTracker(
                        config.enrich().storyWindow(), config.enrich().maxStories()));
        var clients = new KafkaClients("enrich", config);
        var settings = StreamsSettings.of(clients, config.enrich().streams(), meters);
        // The driver drops what an error handler writes within a transaction; EnrichAppIT covers that on a real broker.
        settings.properties().put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(topology, settings.properties());
        var serdes = registry.serdes();
        raw = driver.createInputTopic(
                TOPICS.reportsRaw(),
                new StringSerializer(),
                serdes.topic(RawReport.class).serializer());
        rawBytes = driver.createInputTopic(TOPICS.reportsRaw(), new ByteArraySerializer(), new ByteArraySerializer());
        enriched = output(TOPICS.reportsEnriched(), serdes.topic(EnrichedReport.class));
        chips = output(TOPICS.signals("chips"), serdes.topic(Signal.class));
        orbit = output(TOPICS.signals("orbit"), serdes.topic(Signal.class));
        stories = output(TOPICS.stories(), serdes.topic(Story.class));
        deadLetters = driver.createOutputTopic(
                TOPICS.deadLetters("enrich"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Path taxonomy() {
        try {
            return Path.of(TopologyBench.class
                            .getResource("/taxonomy-of-tests/contexts.yaml")
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> TestOutputTopic<String, T> output(String topic, Serde<T> serde) {
        return driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer());
    }

    /// Pipes a record in as it is.
    void pipe(TestRecord<String, RawReport> record) {
        raw.pipeInput(record);
    }

    /// Pipes a report in as ingest would write it.
    void pipe(RawReport report) {
        String key = report.getUrl() == null ? report.getRevision() : report.getUrl();
        raw.pipeInput(new TestRecord<>(key, report, report.getFetchedAt()));
    }

    EnrichedReport enrich(RawReport report) {
        pipe(report);
        return enriched.readValue();
    }

    @Override
    public void close() {
        driver.close();
        registry.close();
    }
}
