package io.lapwing.enrich;

import static io.lapwing.enrich.Reports.NOON;
import static io.lapwing.enrich.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.Evidence;
import io.lapwing.record.Outcome;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new theme is a new file and nothing else.
class NewThemeTest {
    private static final String BRIDGES = """
        theme: bridges
        title: {en: Bridges, zh: 桥梁}
        description: Bridges and what they bear.
        threshold: 0.5
        concepts:
          - {id: bridge, description: A bridge., weight: 0.6, terms: {en: [suspension bridge], zh: [悬索桥]}}
        """;

    @TempDir
    Path folder;

    @Test
    void enrich_shippedTaxonomyWithOneMoreFile_givesItsScoreEvidenceAndSignal() throws Exception {
        // given
        copyShipped();
        Set<String> before = Taxonomy.load(Optional.of(folder)).themeIds();
        Files.writeString(folder.resolve("themes/bridges.yaml"), BRIDGES);

        // when
        Taxonomy taxonomy = Taxonomy.load(Optional.of(folder));
        var enricher = new Enricher(taxonomy, new TextCleaner(1_000), Duration.ofDays(30));
        var raw = report("a", "A drone swarm flies under a suspension bridge", "一座懸索橋")
                .build();
        Enrichment enrichment = enricher.enrich(raw, Sighting.first(), NOON);

        // then
        assertThat(before).containsExactly("distillation", "drones", "hardware", "space");
        assertThat(enrichment.report().getOutcome()).isEqualTo(Outcome.ON_THEME);
        assertThat(enrichment.themes()).containsExactlyInAnyOrder("bridges", "drones");
        assertThat(enrichment.signals()).extracting("theme").containsExactlyInAnyOrder("bridges", "drones");
        var signal = enrichment.signals().stream()
                .filter(one -> one.getTheme().equals("bridges"))
                .findFirst()
                .orElseThrow();
        assertThat(signal.getScore()).isGreaterThan(0.6);
        assertThat(signal.getConcepts()).containsExactly("bridge");
        assertThat(signal.getEvidence()).extracting(Evidence::getTerm).containsExactly("suspension bridge", "懸索橋");
    }

    @Test
    void topics_ofTaxonomyWithOneMoreFile_holdOneMoreForItsSignals() throws Exception {
        copyShipped();
        var topics = new Topics(Topics.DEFAULT_PREFIX);
        var before =
                TopicDeclaration.of(topics, Taxonomy.load(Optional.of(folder)).themeIds(), Set.of(), 1);
        Files.writeString(folder.resolve("themes/bridges.yaml"), BRIDGES);

        var after =
                TopicDeclaration.of(topics, Taxonomy.load(Optional.of(folder)).themeIds(), Set.of(), 1);

        assertThat(after).containsAll(before);
        assertThat(after).extracting("name").contains(topics.signals("bridges"));
    }

    private void copyShipped() throws IOException, URISyntaxException {
        Path shipped = Path.of(
                        Taxonomy.class.getResource("/taxonomy/contexts.yaml").toURI())
                .resolveSibling("");
        Files.createDirectories(folder.resolve("themes"));
        for (String file : List.of(
                "contexts.yaml",
                "entities.yaml",
                "themes/distillation.yaml",
                "themes/drones.yaml",
                "themes/hardware.yaml",
                "themes/space.yaml")) {
            Files.copy(shipped.resolve(file), folder.resolve(file));
        }
    }
}
