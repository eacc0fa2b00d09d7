package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.taxonomy.Layer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each benchmark runs once and does what it claims to measure.
class BenchmarksTest {
    private final MatcherBenchmark.Texts texts = new MatcherBenchmark.Texts();

    @Test
    void corpus_everyReport_isOfOneKilobyteInTwoLanguages() {
        // when
        var reports = List.of(Corpus.reports());

        // then
        assertThat(reports)
                .hasSize(Corpus.REPORTS)
                .allSatisfy(report -> assertThat(Corpus.bytes(report.getTitle()) + Corpus.bytes(report.getBody()))
                        .isBetween(Corpus.BYTES - 400, Corpus.BYTES));
        assertThat(reports)
                .extracting(report -> Corpus.bytes(report.getTitle()) + Corpus.bytes(report.getBody()))
                .satisfies(sizes -> assertThat(
                                sizes.stream().mapToInt(size -> size).average().orElseThrow())
                        .isGreaterThan(0.95 * Corpus.BYTES));
    }

    @Test
    void enricher_once_classifies() {
        // given
        var bench = new EnricherBenchmark();

        // when
        var languages = List.of(
                bench.enrich().report().getLanguage(), bench.enrich().report().getLanguage());

        // then
        assertThat(languages).containsExactlyInAnyOrder("en", "zh");
    }

    @Test
    void matchers_once_find() {
        // given
        var bench = new MatcherBenchmark();
        var lucene = new MatcherBenchmark.Lucene();

        // when
        var ours = bench.lapwing(texts, new MatcherBenchmark.Ours());
        int byLucene = bench.luceneMonitor(texts, lucene);
        int byLibrary = bench.libraryTrie(texts, new MatcherBenchmark.Library());
        lucene.close();

        // then
        assertThat(ours)
                .anySatisfy(reading ->
                        assertThat(reading.matches(Layer.THEMES).size()).isPositive());
        assertThat(byLucene).isPositive();
        assertThat(byLibrary).isPositive();
        assertThat(bench.jsoup(texts).text()).isNotEmpty();
        assertThat(bench.nfkc(texts)).isNotEmpty();
    }

    @Test
    void termCounts_once_holdAsManyTermsAsTheySay() {
        // given
        var bench = new TermCountBenchmark();
        var few = new TermCountBenchmark.Few();
        var many = new TermCountBenchmark.Many();

        // when
        int more = many.taxonomy.terms() - few.taxonomy.terms();

        // then: both hold the countries besides
        assertThat(more).isBetween(ManyTerms.LARGE - ManyTerms.SMALL - 100, ManyTerms.LARGE - ManyTerms.SMALL);
        assertThat(bench.few(texts, few)).hasSize(2);
        assertThat(bench.many(texts, many)).hasSize(2);
        assertThat(bench.libraryFew(texts, new TermCountBenchmark.LibraryFew())).isNotNegative();
        assertThat(bench.libraryMany(texts, new TermCountBenchmark.LibraryMany()))
                .isNotNegative();
    }

    @Test
    void giantBodies_once_endWithCleanText() {
        // given
        var bench = new GiantBodyBenchmark();

        // when
        var enriched = List.of(bench.article(), bench.nested(), bench.misnested(), bench.openings());

        // then
        assertThat(enriched)
                .allSatisfy(one -> assertThat(one.report().getText()).hasSizeLessThanOrEqualTo(20_000));
    }

    @Test
    void stages_once_run() {
        // given
        var bench = new StageBenchmark();

        // then
        assertThat(bench.clean()).isPositive();
        assertThat(bench.language()).isIn("en", "zh");
        assertThat(bench.read()).hasSize(2);
        assertThat(bench.presence()).isNotNull();
        assertThat(bench.classify()).isNotNull();
        assertThat(bench.entities()).isNotNull();
        assertThat(bench.countries()).isNotNull();
        assertThat(bench.amounts()).isNotNull();
    }

    @Test
    void rules_once_matchAndFire() throws Exception {
        // given
        var signals = new SignalCorpus(Corpus.NOW, Duration.ofSeconds(5)).next(200);

        // when
        try (var load = new RulesUnderLoad(ManyRules.of(20))) {
            load.run(signals);

            // then
            assertThat(load.matched()).isPositive();
            assertThat(load.alerts()).isPositive();
        }
        assertThat(ManyRules.of(1_000).rules().all()).hasSize(1_000);
        assertThat(ManyRules.unindexed(10).rules().all()).hasSize(10);
    }
}
