package io.lapwing.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/// The results of one run, by benchmark as `Class.method`.
final class Measurements {
    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final double KB = 1024;

    private final Map<String, RunResult> results = new TreeMap<>();

    Measurements(Collection<RunResult> results) {
        String prefix = Measurements.class.getPackageName() + ".";
        results.forEach(
                result -> this.results.put(result.getParams().getBenchmark().replace(prefix, ""), result));
    }

    /// Every figure, with the targets of the enricher.
    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.atLeast("whole enricher", score("EnricherBenchmark.enrich"), "reports/s", 40_000));
        figures.add(Figure.atMost("allocated a report", allocated("EnricherBenchmark.enrich") / KB, "KB", 16));
        double ours = score("MatcherBenchmark.lapwing");
        figures.add(Figure.yardstick("matcher, shipped taxonomy", ours, "reports/s"));
        figures.add(Figure.atLeast(
                "matcher against Lucene Monitor, same terms",
                ours / score("MatcherBenchmark.luceneMonitor"),
                "times",
                30));
        figures.add(
                Figure.yardstick("Lucene Monitor, same terms", score("MatcherBenchmark.luceneMonitor"), "reports/s"));
        figures.add(Figure.yardstick(
                "double-array trie library, same terms", score("MatcherBenchmark.libraryTrie"), "reports/s"));
        figures.add(Figure.yardstick("jsoup's parse", score("MatcherBenchmark.jsoup"), "reports/s"));
        figures.add(Figure.yardstick("NFKC", score("MatcherBenchmark.nfkc"), "reports/s"));
        double few = score("TermCountBenchmark.few");
        double many = score("TermCountBenchmark.many");
        figures.add(Figure.atMost("20,000 terms dearer than 1,500 by", 100 * (few / many - 1), "%", 25));
        figures.add(Figure.yardstick("matcher, 1,500 terms", few, "reports/s"));
        figures.add(Figure.yardstick("matcher, 20,000 terms", many, "reports/s"));
        figures.add(Figure.yardstick(
                "the library: 20,000 dearer by",
                100 * (score("TermCountBenchmark.libraryFew") / score("TermCountBenchmark.libraryMany") - 1),
                "%"));
        for (String kind : List.of("article", "nested", "misnested", "openings")) {
            figures.add(Figure.atMost("5 MB body, " + kind, score("GiantBodyBenchmark." + kind), "ms", 50));
        }
        return figures;
    }

    private double score(String benchmark) {
        return result(benchmark).getPrimaryResult().getScore();
    }

    private double allocated(String benchmark) {
        Result<?> allocation = result(benchmark).getSecondaryResults().get(ALLOCATION);
        if (allocation == null) {
            throw new IllegalStateException(benchmark + " ran without the profiler that measures allocation");
        }
        return allocation.getScore();
    }

    private RunResult result(String benchmark) {
        RunResult result = results.get(benchmark);
        if (result == null) {
            throw new IllegalStateException("the benchmark " + benchmark + " gave no result; see the output above");
        }
        return result;
    }
}
