package io.lapwing.bench;

import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.Enrichment;
import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.RawReport;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// All that happens to one report, with the shipped taxonomy, on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EnricherBenchmark {
    private final RawReport[] reports = Corpus.reports();
    private final Enricher enricher = enricher();
    private final Sighting first = Sighting.first();
    private int next;

    static Enricher enricher() {
        return new Enricher(
                Taxonomy.load(Optional.empty()), new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT), Duration.ofDays(30));
    }

    /// One report after the other, round and round.
    @Benchmark
    public Enrichment enrich() {
        next = (next + 1) & (Corpus.REPORTS - 1);
        return enricher.enrich(reports[next], first, Corpus.NOW);
    }
}
