package io.lapwing.bench;

import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.Enrichment;
import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.record.RawReport;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// How long a report with a gigantic body holds up the others.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GiantBodyBenchmark {
    private final Enricher enricher = EnricherBenchmark.enricher();
    private final RawReport article = report(GiantBodies.article());
    private final RawReport nested = report(GiantBodies.nested());
    private final RawReport misnested = report(GiantBodies.misnested());
    private final RawReport openings = report(GiantBodies.openings());

    private static RawReport report(String body) {
        return Corpus.report("giant", "A report without end", body);
    }

    /// [GiantBodies#article].
    @Benchmark
    public Enrichment article() {
        return enrich(article);
    }

    /// [GiantBodies#nested].
    @Benchmark
    public Enrichment nested() {
        return enrich(nested);
    }

    /// [GiantBodies#misnested].
    @Benchmark
    public Enrichment misnested() {
        return enrich(misnested);
    }

    /// [GiantBodies#openings].
    @Benchmark
    public Enrichment openings() {
        return enrich(openings);
    }

    private Enrichment enrich(RawReport report) {
        return enricher.enrich(report, Sighting.first(), Corpus.NOW);
    }
}
