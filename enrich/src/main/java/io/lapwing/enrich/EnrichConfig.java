package io.lapwing.enrich;

import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.kafka.StreamsSettings;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The settings of the enrich service.
public interface EnrichConfig extends ServiceConfig {
    /// What is its own.
    Enrich enrich();

    /// The keys under `lapwing.enrich`.
    interface Enrich {
        /// Folder of the taxonomy: `themes/*.yaml`, `contexts.yaml`, `entities.yaml`. Without it, the one that comes
        /// with Lapwing.
        Optional<Path> taxonomy();

        /// How the topology runs.
        Streams streams();

        /// How long a report is remembered, so that it is known when it comes again.
        @WithDefault("P7D")
        Duration dedupeWindow();

        /// Reports published longer than this before they were fetched are no news.
        @WithDefault("P30D")
        Duration maxAge();

        /// Most code points of a text; what is beyond is cut off.
        @WithDefault("20000")
        int maxText();

        /// How long after its latest report a story takes further ones.
        @WithDefault("P3D")
        Duration storyWindow();

        /// Most stories of one theme that take further reports; beyond it the oldest are closed.
        @WithDefault("20000")
        int maxStories();
    }

    /// How the topology runs.
    interface Streams extends StreamsSettings.Tuning {
        @Override
        @WithDefault("lapwing.enrich")
        String applicationId();
    }
}
