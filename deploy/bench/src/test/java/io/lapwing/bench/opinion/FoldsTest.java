package io.lapwing.bench.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.bench.opinion.Sample.Use;
import io.lapwing.cli.eval.LabelledReport;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static final int FOLDS = 5;

    @Test
    void of_reportsOfOneGroup_shareAFold() {
        // given: groups of three
        List<Sample> samples =
                IntStream.range(0, 60).mapToObj(i -> sample(i, "space", i / 3)).toList();

        // when
        int[] folds = Folds.of(samples, FOLDS, 1);

        // then
        for (int i = 0; i < folds.length; i += 3) {
            assertThat(new int[] {folds[i + 1], folds[i + 2]}).containsOnly(folds[i]);
        }
    }

    @Test
    void of_twoStrata_eachFoldHasAsManyOfBoth() {
        // given
        List<Sample> samples = IntStream.range(0, 50)
                .mapToObj(i -> sample(i, i < 40 ? "space" : "drones", i))
                .toList();

        // when
        int[] folds = Folds.of(samples, FOLDS, 2);

        // then
        for (int fold = 0; fold < FOLDS; fold++) {
            int now = fold;
            assertThat(IntStream.range(0, 40).filter(i -> folds[i] == now)).hasSize(8);
            assertThat(IntStream.range(40, 50).filter(i -> folds[i] == now)).hasSize(2);
        }
    }

    @Test
    void of_sameSeed_partsAlike_otherSeedDoesNot() {
        // given
        List<Sample> samples =
                IntStream.range(0, 50).mapToObj(i -> sample(i, "space", i)).toList();

        // when
        int[] once = Folds.of(samples, FOLDS, 3);

        // then
        assertThat(Folds.of(samples, FOLDS, 3)).isEqualTo(once);
        assertThat(Arrays.equals(Folds.of(samples, FOLDS, 4), once)).isFalse();
    }

    private static Sample sample(int id, String theme, int group) {
        return new Sample(
                new LabelledReport("r" + id, "en", "title " + id, "", Set.of(theme), "pos", ""),
                Use.CROSS_VALIDATED,
                group);
    }
}
