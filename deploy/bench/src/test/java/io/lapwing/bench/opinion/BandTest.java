package io.lapwing.bench.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lapwing.bench.opinion.CrossValidation.Verdict;
import io.lapwing.bench.opinion.Sample.Use;
import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.Theme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BandTest {
    private static final List<Theme> THEMES = Taxonomy.load(Optional.empty()).themes();
    private static final Theme SPACE = THEMES.stream()
            .filter(theme -> theme.id().equals("space"))
            .findFirst()
            .orElseThrow();

    @Test
    void themes_borderlineScore_areDecidedByTheModel() {
        // given
        Opinion borderline = opinion("b", SPACE.threshold() - 0.05, 0.9);

        // when, then
        assertThat(new Band(0.1, 0.1).themes(THEMES, borderline)).containsExactly("space");
        assertThat(Band.NONE.themes(THEMES, borderline)).isEmpty();
    }

    @Test
    void themes_scoreOutsideTheBand_areDecidedByTheTaxonomy() {
        // given: the model is against it
        Opinion clear = opinion("c", SPACE.threshold() + 0.2, 0.1);

        // when, then
        assertThat(new Band(0.1, 0.1).themes(THEMES, clear)).containsExactly("space");
        assertThat(Band.ALL.themes(THEMES, clear)).isEmpty();
    }

    @Test
    void best_modelRightBelowTheThreshold_isTheNarrowestBandThatReachesThere() {
        // given
        List<Opinion> opinions = List.of(
                opinion("missed", SPACE.threshold() - 0.15, 0.9), opinion("found", SPACE.threshold() + 0.05, 0.2));

        // when, then
        assertThat(Band.best(opinions, THEMES)).isEqualTo(new Band(0.2, 0));
    }

    @Test
    void best_modelOfNoHelp_isNone() {
        // given
        List<Opinion> opinions = List.of(opinion("found", SPACE.threshold() + 0.05, 0.2));

        // when, then
        assertThat(Band.best(opinions, THEMES)).isEqualTo(Band.NONE);
    }

    @Test
    void run_modelFindsOneOfTwoMissed_gainsAndCountsTheFlip() {
        // given: one found, two missed; the band reaches one of these
        var band = new Band(0.1, 0);
        List<Verdict> verdicts = List.of(
                new Verdict(opinion("found", SPACE.threshold() + 0.3, 0.9), band),
                new Verdict(opinion("near", SPACE.threshold() - 0.05, 0.9), band),
                new Verdict(opinion("far", SPACE.threshold() - 0.3, 0.9), band));

        // when
        Run run = Run.of(verdicts, THEMES);

        // then: F1 of 1 found of 3 is 0.5, of 2 it is 0.8
        assertThat(run.taxonomy().micro().f1()).isCloseTo(0.5, within(1e-9));
        assertThat(run.banded().micro().f1()).isCloseTo(0.8, within(1e-9));
        assertThat(run.flips().better())
                .extracting(change -> change.report().id())
                .containsExactly("near");
        assertThat(run.flips().worse()).isEmpty();
    }

    @Test
    void spread_ofThreeFigures_isTheirMeanAndSampleDeviation() {
        // when
        Spread spread = Spread.of(List.of(1, 2, 3), Integer::doubleValue);

        // then
        assertThat(spread).isEqualTo(new Spread(2, 1));
    }

    private static Opinion opinion(String id, double score, double probability) {
        var report = new LabelledReport(id, "en", id, "", Set.of("space"), "pos", "");
        return new Opinion(
                new Case(new Sample(report, Use.CROSS_VALIDATED, 0), Map.of("space", score), Features.of(Map.of())),
                Map.of("space", probability));
    }
}
