package io.lapwing.enrich;

import io.lapwing.enrich.story.StoryTracker;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.TaxonomyCheck;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.app.ServiceDefinition;
import io.lapwing.runtime.app.ServiceMain;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.kafka.StreamsRunner;
import io.lapwing.schemas.Topics;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The enrich service.
public final class EnrichApp {
    /// What kind of service it is.
    public static final ServiceDefinition<EnrichConfig> DEFINITION = new ServiceDefinition<>(
            "enrich",
            "Cleans, de-duplicates, extracts and classifies each report.",
            EnrichConfig.class,
            EnrichApp::build);

    private static final Logger LOG = LoggerFactory.getLogger(EnrichApp.class);

    private EnrichApp() {}

    /// Runs the service.
    public static void main(String[] args) {
        System.exit(ServiceMain.run(DEFINITION, args));
    }

    private static Service build(ServiceContext<EnrichConfig> context) {
        EnrichConfig.Enrich settings = context.config().enrich();
        var check = TaxonomyCheck.of(settings.taxonomy());
        var taxonomy = check.taxonomy().orElseThrow(() -> new ConfigException(check.errors()));
        check.warnings().forEach(warning -> LOG.warn("taxonomy: {}", warning));
        LOG.info("{} with {} terms", taxonomy, taxonomy.terms());
        var enricher = new Enricher(taxonomy, new TextCleaner(settings.maxText()), settings.maxAge());
        var metrics = new EnrichMetrics(context.meters());
        var topology = EnrichTopology.build(
                context.kafka().topics(),
                context.kafka().serdes(),
                settings.dedupeWindow(),
                () -> new EnrichProcessor(enricher, settings.dedupeWindow(), metrics, context.clock()),
                () -> new StoryTracker(settings.storyWindow(), settings.maxStories()));
        var runner = StreamsRunner.of(context, topology, settings.streams());
        return new EnrichService(topics(context.kafka().topics(), taxonomy), runner);
    }

    private static Set<String> topics(Topics topics, Taxonomy taxonomy) {
        var names = new TreeSet<String>();
        names.add(topics.reportsRaw());
        names.add(topics.reportsEnriched());
        names.add(topics.stories());
        names.add(topics.deadLetters("enrich"));
        taxonomy.themeIds().forEach(theme -> names.add(topics.signals(theme)));
        return names;
    }

    private record EnrichService(Set<String> topics, StreamsRunner runner) implements Service {
        @Override
        public void start() {
            runner.start();
        }

        @Override
        public void close() {
            runner.close();
        }
    }
}
