package io.lapwing.enrich;

import io.lapwing.enrich.dedupe.SeenReports;
import io.lapwing.enrich.story.StoryStores;
import io.lapwing.enrich.story.StoryTracker;
import io.lapwing.enrich.story.StoryUpdate;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.RawReport;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/// The flow of the service:
///
/// ```
/// reports.raw ─► enrich ─┬─► reports.enriched
///                        └─► one signal a theme ─► by theme ─► story-tracker ─┬─► signals.<theme>
///                                                                             └─► stories
/// ```
final class EnrichTopology {
    private EnrichTopology() {}

    /// @param enricher makes a processor for each partition
    /// @param tracker makes a processor for each partition
    static Topology build(
            Topics topics,
            AvroSerdes serdes,
            Duration dedupeWindow,
            Supplier<EnrichProcessor> enricher,
            Supplier<StoryTracker> tracker) {
        var builder = new StreamsBuilder();
        Serde<String> keys = Serdes.String();

        KStream<String, Enrichment> enriched = builder.stream(
                        topics.reportsRaw(),
                        Consumed.with(keys, serdes.topic(RawReport.class)).withName("reports-raw"))
                .process(new StoredProcessor<>(enricher, Set.of(SeenReports.store(dedupeWindow))), Named.as("enrich"));

        enriched.processValues(
                        () -> CloudEventStamp.withOrigin(Enrichment::report, "report.enriched", EnrichedReport::getId),
                        Named.as("enriched-report"))
                .to(
                        topics.reportsEnriched(),
                        Produced.with(keys, serdes.topic(EnrichedReport.class)).withName("reports-enriched"));

        KStream<String, StoryUpdate> told = enriched.flatMap(
                        (_, enrichment) -> enrichment.signals().stream()
                                .map(signal -> KeyValue.pair(signal.getTheme(), signal))
                                .toList(),
                        Named.as("signals-of-report"))
                .repartition(
                        Repartitioned.with(keys, serdes.internal(Signal.class)).withName("signals-by-theme"))
                .process(new StoredProcessor<>(tracker, StoryStores.builders()), Named.as("story-tracker"));

        told.processValues(
                        () -> new CloudEventStamp<>(StoryUpdate::signal, "signal.raised", EnrichTopology::signalId),
                        Named.as("signal"))
                .to(
                        new SignalTopic(topics),
                        Produced.with(keys, serdes.topic(Signal.class)).withName("signals"));

        told.processValues(
                        () -> new CloudEventStamp<>(StoryUpdate::story, "story.changed", EnrichTopology::storyId),
                        Named.as("story"))
                .to(
                        topics.stories(),
                        Produced.with(keys, serdes.topic(Story.class)).withName("stories"));

        return builder.build();
    }

    /// The topic of a signal's theme.
    private record SignalTopic(Topics topics) implements TopicNameExtractor<String, Signal> {
        @Override
        public String extract(String key, Signal signal, RecordContext context) {
            return topics.signals(signal.getTheme());
        }
    }

    private static String signalId(Signal signal) {
        return signal.getReport().getId() + "/" + signal.getTheme();
    }

    private static String storyId(Story story) {
        return story.getId() + "/" + story.getReports();
    }
}
