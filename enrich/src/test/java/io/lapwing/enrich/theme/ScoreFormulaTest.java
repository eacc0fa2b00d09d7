package io.lapwing.enrich.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreFormulaTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, false, 1, 0.5",
        "0.5, true, 1, 0.6701",
        "0.36, true, 1, 0.5104",
        "0.5, false, 2, 0.5335",
        "0.5, false, 5, 0.6211",
        "0.5, false, 50, 0.6211",
        "0.999, true, 50, 1.0"
    })
    void score_oneConcept_isAsDocumented(double weight, boolean inTitle, int terms, double score) {
        assertThat(ScoreFormula.score(ScoreFormula.logDoubt(weight, inTitle, terms)))
                .isCloseTo(score, within(1e-4));
    }

    @Test
    void score_twoConcepts_leavesTheProductOfTheirDoubts() {
        double both = ScoreFormula.logDoubt(0.5, false, 1) + ScoreFormula.logDoubt(0.2, false, 1);

        assertThat(ScoreFormula.score(both)).isCloseTo(0.6, within(1e-12));
    }

    @Test
    void score_anyEvidence_neverFallsWithMoreAndStaysInBounds() {
        for (double weight = 0.01; weight < 1; weight += 0.01) {
            for (int terms = 1; terms < 8; terms++) {
                double text = ScoreFormula.score(ScoreFormula.logDoubt(weight, false, terms));
                double title = ScoreFormula.score(ScoreFormula.logDoubt(weight, true, terms));
                double more = ScoreFormula.score(ScoreFormula.logDoubt(weight, false, terms + 1));
                assertThat(text).isBetween(0.0, title);
                assertThat(more).isBetween(text, 1.0);
                assertThat(title).isLessThanOrEqualTo(1.0);
            }
        }
    }
}
