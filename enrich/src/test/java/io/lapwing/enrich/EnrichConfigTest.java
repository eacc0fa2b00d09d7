package io.lapwing.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.ConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichConfigTest {
    @TempDir
    Path folder;

    @Test
    void load_nothingSet_hasDefaults() {
        EnrichConfig.Enrich enrich = load(Map.of(), "").enrich();

        assertThat(enrich.taxonomy()).isEmpty();
        assertThat(enrich.dedupeWindow()).isEqualTo(Duration.ofDays(7));
        assertThat(enrich.maxAge()).isEqualTo(Duration.ofDays(30));
        assertThat(enrich.maxText()).isEqualTo(20_000);
        assertThat(enrich.storyWindow()).isEqualTo(Duration.ofDays(3));
        assertThat(enrich.maxStories()).isEqualTo(20_000);
        assertThat(enrich.streams().applicationId()).isEqualTo("lapwing.enrich");
        assertThat(enrich.streams().threads()).isEqualTo(2);
    }

    @Test
    void load_everythingSet_isTaken() {
        EnrichConfig.Enrich enrich =
                load(Map.of("LAPWING_ENRICH_MAX_TEXT", "99"), """
                    lapwing:
                      enrich:
                        taxonomy: /etc/lapwing/taxonomy
                        dedupe-window: P1D
                        max-age: P2D
                        max-text: 10
                        story-window: PT12H
                        max-stories: 7
                        streams:
                          application-id: other
                          threads: 4
                    """).enrich();

        assertThat(enrich.taxonomy()).contains(Path.of("/etc/lapwing/taxonomy"));
        assertThat(enrich.dedupeWindow()).isEqualTo(Duration.ofDays(1));
        assertThat(enrich.maxAge()).isEqualTo(Duration.ofDays(2));
        assertThat(enrich.maxText()).isEqualTo(99);
        assertThat(enrich.storyWindow()).isEqualTo(Duration.ofHours(12));
        assertThat(enrich.maxStories()).isEqualTo(7);
        assertThat(enrich.streams().applicationId()).isEqualTo("other");
        assertThat(enrich.streams().threads()).isEqualTo(4);
    }

    @Test
    void load_wrongKeyAndValue_namesBoth() {
        assertThatThrownBy(() -> load(Map.of(), """
            lapwing:
              enrich:
                max-text: many
                max-texts: 10
            """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("enrich.yaml:3")
                .hasMessageContaining("enrich.yaml:4");
    }

    private EnrichConfig load(Map<String, String> environment, String yaml) {
        Path file = folder.resolve("enrich.yaml");
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigLoader(environment, Map.of()).load(EnrichConfig.class, Optional.of(file));
    }
}
