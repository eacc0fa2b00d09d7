package io.lapwing.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void of_decisionsThatChange_areBetterWorseOrWrongInAnotherWay() {
        // given
        var reports = List.of(report("1"), report("2"), report("3"), report("4"));
        Map<String, Set<String>> before = Map.of("1", Set.of(), "2", Set.of("space"), "3", Set.of());
        Map<String, Set<String>> after = Map.of("1", Set.of("space"), "2", Set.of(), "3", Set.of("drones"));

        // when
        var comparison = Comparison.of(reports, evaluate(reports, before), evaluate(reports, after));

        // then
        assertThat(ids(comparison.better())).containsExactly("1");
        assertThat(ids(comparison.worse())).containsExactly("2");
        assertThat(ids(comparison.changed())).containsExactly("3");
        assertThat(EvaluationTable.lines(comparison)).contains("better: 1", "worse: 1", "wrong in another way: 1");
    }

    private static Evaluation evaluate(List<LabelledReport> reports, Map<String, Set<String>> found) {
        return Evaluation.of(
                reports, Set.of("space", "drones"), report -> found.getOrDefault(report.id(), Set.of("space")));
    }

    private static List<String> ids(List<Comparison.Change> changes) {
        return changes.stream().map(change -> change.report().id()).toList();
    }

    private static LabelledReport report(String id) {
        return new LabelledReport(id, "en", "title", "", Set.of("space"), "pos", "");
    }
}
