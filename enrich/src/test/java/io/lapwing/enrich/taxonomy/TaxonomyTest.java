package io.lapwing.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.ThemeScore;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxonomyTest {
    private static final String DRONES = """
        theme: drones
        title: {en: Drones}
        description: What flies without a pilot.
        threshold: 0.5
        concepts:
          - id: drone
            description: A drone.
            weight: 0.6
            unless: [bees]
            terms: {en: [drone], zh: [无人机]}
        """;
    private static final String CONTEXTS = """
        contexts:
          - {id: bees, description: Insects., terms: {en: [bee, hive]}}
        """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("themes"));
        Files.writeString(folder.resolve("themes/drones.yaml"), DRONES);
        Files.writeString(folder.resolve("contexts.yaml"), CONTEXTS);
    }

    @Test
    void load_shipped_hasTheFourThemesAndNoProblem() {
        var check = TaxonomyCheck.of(Optional.empty());
        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();

        Taxonomy shipped = Taxonomy.load(Optional.empty());

        assertThat(shipped.themeIds()).contains("distillation", "drones", "hardware", "space");
        assertThat(shipped.themes()).allSatisfy(theme -> {
            assertThat(theme.title()).containsKeys("en", "zh");
            assertThat(theme.concepts()).hasSizeGreaterThan(5);
        });
        assertThat(shipped.terms()).isGreaterThan(1_500);
        assertThat(shipped.version()).matches("[0-9a-f]{12}");
    }

    @Test
    void load_folder_isReadInPlaceOfTheShippedOne() {
        Taxonomy taxonomy = load();

        assertThat(taxonomy.themeIds()).containsExactly("drones");
        assertThat(taxonomy.theme("drones").threshold()).isEqualTo(0.5);
        assertThat(taxonomy.entities()).isEmpty();
    }

    @Test
    void load_withOneMoreFile_hasOneMoreTheme() throws IOException {
        // given
        String before = load().version();

        // when
        Files.writeString(folder.resolve("themes/bridges.yaml"), """
            theme: bridges
            title: {en: Bridges, zh: 桥梁}
            description: Bridges and their load.
            threshold: 0.5
            concepts:
              - {id: bridge, description: A bridge., weight: 0.6, terms: {en: [suspension bridge], zh: [悬索桥]}}
            """);

        // then
        Taxonomy taxonomy = load();
        var enricher = new Enricher(taxonomy, new TextCleaner(100), Duration.ofDays(1));
        assertThat(taxonomy.version()).isNotEqualTo(before);
        assertThat(enricher.classify("一座悬索桥", ""))
                .extracting(ThemeScore::getTheme)
                .containsExactly("bridges");
        assertThat(enricher.classify("A drone over a suspension bridge", ""))
                .extracting(ThemeScore::getTheme)
                .containsExactly("bridges", "drones");
    }

    @Test
    void load_brokenFiles_namesEveryProblemWithItsLine() throws IOException {
        // given
        Files.writeString(folder.resolve("contexts.yaml"), CONTEXTS + """
              - {id: bees, description: Again., terms: {en: [wasp]}}
            """);
        Files.writeString(folder.resolve("entities.yaml"), """
            entities:
              - {id: a, name: A, type: lab, needs: [cars], aliases: {en: [Alpha]}}
              - {id: b, name: B, type: lab, aliases: {en: [alpha]}}
            """);
        Files.writeString(folder.resolve("themes/drones.yaml"), """
            theme: droons
            title: {en: Drones}
            description: What flies without a pilot.
            threshold: 0.5
            concepts:
              - id: drone
                description: A drone.
                weight: 0.6
                needs: [dron]
                unless: [drone]
                terms:
                  en: [open-weight, Open Weight, "..."]
            """);
        Files.writeString(folder.resolve("themes/more.yaml"), """
            theme: more
            title: {en: More}
            description: More.
            threshold: 1.5
            colour: red
            concepts:
              - {id: one, description: One., weight: 1, terms: {en: []}}
            """);

        // when
        var problems = TaxonomyCheck.of(Optional.of(folder)).errors().stream()
                .map(TaxonomyTest::inShort)
                .toList();

        // then
        assertThat(problems)
                .contains(
                        "contexts.yaml:3 contexts[1].id",
                        "entities.yaml:2 entities[0].needs[0]",
                        "entities.yaml:3 entities[1].aliases.en[0]",
                        "drones.yaml:1 theme",
                        "drones.yaml:9 concepts[0].needs[0]",
                        "drones.yaml:10 concepts[0].unless[0]",
                        "drones.yaml:12 concepts[0].terms.en[1]",
                        "drones.yaml:12 concepts[0].terms.en[2]",
                        "more.yaml:4 threshold",
                        "more.yaml:5 colour",
                        "more.yaml:7 concepts[0].weight",
                        "more.yaml:7 concepts[0].terms.en")
                .hasSize(12);
    }

    @Test
    void load_noFolder_saysSo() {
        assertThatThrownBy(() -> Taxonomy.load(Optional.of(folder.resolve("none"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none: is not a folder");
    }

    @Test
    void load_folderWithoutThemes_saysSo() throws IOException {
        Files.delete(folder.resolve("themes/drones.yaml"));

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("themes: holds no theme");
    }

    @Test
    void load_brokenYaml_saysWhere() throws IOException {
        Files.writeString(folder.resolve("themes/drones.yaml"), "theme: [");
        Files.write(folder.resolve("contexts.yaml"), new byte[] {'a', ':', (byte) 0xFF});

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("contexts.yaml: is not text in UTF-8");
        Files.delete(folder.resolve("contexts.yaml"));
        assertThatThrownBy(this::load).isInstanceOf(ConfigException.class).hasMessageContaining("drones.yaml:1:");
    }

    @Test
    void theme_unknown_namesThoseThereAre() {
        assertThatThrownBy(() -> load().theme("cars"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no theme 'cars'; there are [drones]");
    }

    private Taxonomy load() {
        return Taxonomy.load(Optional.of(folder));
    }

    private static String inShort(Problem problem) {
        return Path.of(problem.file()).getFileName() + ":" + problem.line() + " " + problem.key();
    }
}
