package io.lapwing.cli.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.cli.eval.Evaluation;
import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.ThemeScore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The shipped taxonomy on the shipped newsroom, which was written apart from it.
class NewsroomClassificationTest {
    @Test
    void shippedTaxonomy_sampleReports_reachesF1Of90PercentInEveryTheme() {
        // given
        var newsroom = Newsroom.shipped();
        var taxonomy = Taxonomy.load(Optional.empty());
        var enricher = new Enricher(taxonomy, new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT), Duration.ofDays(30));
        List<LabelledReport> labelled = newsroom.reports().stream()
                .map(report -> new LabelledReport(
                        report.id(),
                        "en",
                        report.title(),
                        report.body(),
                        Set.copyOf(report.themes()),
                        "near-miss".equals(report.kind()) ? "neg-hard" : "pos",
                        ""))
                .toList();

        // when
        var evaluation = Evaluation.of(labelled, taxonomy.themeIds(), report -> themes(report, enricher, taxonomy));

        // then
        assertThat(evaluation.themes())
                .allSatisfy((theme, counts) -> assertThat(counts.f1())
                        .as(theme + " " + evaluation.misses())
                        .isGreaterThanOrEqualTo(0.9));
    }

    private static Set<String> themes(LabelledReport report, Enricher enricher, Taxonomy taxonomy) {
        return enricher.classify(report.title(), report.text()).stream()
                .filter(score -> taxonomy.theme(score.getTheme()).isReached(score.getScore()))
                .map(ThemeScore::getTheme)
                .collect(Collectors.toSet());
    }
}
