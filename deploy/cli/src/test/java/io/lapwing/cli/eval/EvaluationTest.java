package io.lapwing.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.lapwing.runtime.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Set<String> THEMES = Set.of("space", "drones");

    @Test
    void of_rightAndWrongDecisions_countsThemByThemeLanguageTierAndKind() {
        // given
        var reports = List.of(
                report("1", "en", Set.of("space"), "pos", "core"),
                report("2", "en", Set.of("space", "drones"), "pos", "core"),
                report("3", "zh", Set.of(), "neg-hard", ""),
                report("4", "zh", Set.of(), "neg-hard", ""),
                report("5", "zh", Set.of("drones"), "pos", ""));
        Map<String, Set<String>> found = Map.of(
                "1", Set.of("space"),
                "2", Set.of("space"),
                "3", Set.of("drones"),
                "4", Set.of(),
                "5", Set.of("drones"));

        // when
        var evaluation = Evaluation.of(reports, THEMES, report -> found.getOrDefault(report.id(), Set.of()));

        // then
        assertThat(evaluation.themes())
                .containsEntry("space", new Counts(2, 0, 0))
                .containsEntry("drones", new Counts(1, 1, 1));
        assertThat(evaluation.micro()).isEqualTo(new Counts(3, 1, 1));
        assertThat(evaluation.micro().f1()).isCloseTo(0.75, within(1e-9));
        assertThat(evaluation.macro().f1()).isCloseTo(0.75, within(1e-9));
        assertThat(evaluation.languages())
                .containsEntry("en", new Counts(2, 0, 1))
                .containsEntry("zh", new Counts(1, 1, 0));
        assertThat(evaluation.tiers()).containsEntry("core", new Evaluation.Tier(2, 1));
        assertThat(evaluation.nearMisses()).isEqualTo(new Evaluation.NearMisses(2, 1));
        assertThat(evaluation.misses()).extracting(miss -> miss.report().id()).containsExactly("2", "3");
    }

    @Test
    void read_badLines_areAllNamed(@TempDir Path folder) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("labelled.jsonl"), """
            {"id":"1","lang":"en","title":"t","text":"","themes":[],"kind":"pos","tier":""}
            not json
            {"id":"2"}
            """);

        // when
        var problems = catchThrowableOfType(ConfigException.class, () -> LabelledFile.read(file))
                .problems();

        // then
        assertThat(problems).extracting(problem -> problem.line()).containsExactly(2, 3);
    }

    private static LabelledReport report(String id, String language, Set<String> themes, String kind, String tier) {
        return new LabelledReport(id, language, "title " + id, "", themes, kind, tier);
    }
}
