package io.lapwing.cli.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lapwing.cli.eval.StoryEvaluation.Placed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryEvaluationTest {
    private static final Path LABELLED =
            Path.of(System.getProperty("lapwing.eval.stories", "../../../shared/eval/stories-dev.jsonl"));
    private static final Path PAIRS =
            Path.of(System.getProperty("lapwing.eval.pairs", "../../../shared/eval/story-pairs-dev.jsonl"));

    @Test
    void compare_countsPairsAndReports() {
        // given: two of three that belong together were joined, and one that does not with them
        List<Placed> reports =
                List.of(placed("1", "a", "x"), placed("2", "a", "x"), placed("3", "a", "y"), placed("4", "b", "x"));

        // when
        var figures = StoryEvaluation.compare(reports).all();

        // then
        assertThat(figures.precision()).isEqualTo(1.0 / 3, within(1e-9));
        assertThat(figures.recall()).isEqualTo(1.0 / 3, within(1e-9));
        double precision = (2.0 / 3 + 2.0 / 3 + 1 + 1.0 / 3) / 4;
        double recall = (2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 1) / 4;
        assertThat(figures.b3()).isEqualTo(2 * precision * recall / (precision + recall), within(1e-9));
    }

    @Test
    void compare_pairsOfOtherTimes_doNotCountUnlessOneHasNone() {
        // given
        Instant early = Instant.parse("2026-01-01T00:00:00Z");
        List<Placed> reports = List.of(
                placed("1", "a", "x", early),
                placed("2", "b", "x", early.plusSeconds(73 * 3600)),
                placed("3", "a", "x", null));

        // when
        var figures = StoryEvaluation.compare(reports).all();

        // then
        assertThat(figures.precision()).isEqualTo(0.5);
    }

    @Test
    void of_labelledStories_reachesFloors() {
        assumeTrue(Files.isReadable(LABELLED), "no labelled stories at " + LABELLED + "; name -Dlapwing.eval.stories");

        // when
        var evaluation = StoryEvaluation.of(LabelledFile.read(LABELLED, StoryItem.class));

        // then
        assertThat(evaluation.all().precision()).isGreaterThanOrEqualTo(0.93);
        assertThat(evaluation.all().f1()).isGreaterThanOrEqualTo(0.84);
        Map.of("headlines", 0.85, "reports", 0.8, "bilingual", 0.93)
                .forEach((set, floor) -> assertThat(evaluation.sets())
                        .hasEntrySatisfying(
                                set, figures -> assertThat(figures.f1()).isGreaterThanOrEqualTo(floor)));
    }

    @Test
    void of_labelledPairs_reachesFloors() {
        assumeTrue(Files.isReadable(PAIRS), "no labelled pairs at " + PAIRS + "; name -Dlapwing.eval.pairs");

        // when
        var evaluation = StoryPairEvaluation.of(LabelledFile.read(PAIRS, StoryPair.class));

        // then
        assertThat(evaluation.precision()).isGreaterThanOrEqualTo(0.95);
        assertThat(evaluation.f1()).isGreaterThanOrEqualTo(0.9);
    }

    private static Placed placed(String id, String story, String found) {
        return placed(id, story, found, null);
    }

    private static Placed placed(String id, String story, String found, @Nullable Instant published) {
        return new Placed(new StoryItem(id, story, "set", "en", "Title " + id, "", published, "Wire"), found);
    }
}
