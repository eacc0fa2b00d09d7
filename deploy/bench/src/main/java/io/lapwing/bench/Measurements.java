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
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final Map<String, RunResult> results = new TreeMap<>();

    Measurements(Collection<RunResult> results) {
        String prefix = Measurements.class.getPackageName() + ".";
        results.forEach(
                result -> this.results.put(result.getParams().getBenchmark().replace(prefix, ""), result));
    }

    /// Every figure, with the targets of the enricher. Times and rates are by processor time, so that figures of a busy
    /// machine are of use.
    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.atLeast("whole enricher", rate("EnricherBenchmark.enrich"), "reports/s", 40_000));
        figures.add(Figure.yardstick(
                "whole enricher, by the clock",
                result("EnricherBenchmark.enrich").getPrimaryResult().getScore(),
                "reports/s"));
        figures.add(
                Figure.atMost("allocated a report", secondary("EnricherBenchmark.enrich", ALLOCATION) / KB, "KB", 16));
        double ours = rate("MatcherBenchmark.lapwing");
        figures.add(Figure.yardstick("matcher, shipped taxonomy", ours, "reports/s"));
        figures.add(Figure.atLeast(
                "matcher against Lucene Monitor, same terms",
                ours / rate("MatcherBenchmark.luceneMonitor"),
                "times",
                30));
        figures.add(
                Figure.yardstick("Lucene Monitor, same terms", rate("MatcherBenchmark.luceneMonitor"), "reports/s"));
        figures.add(Figure.yardstick(
                "double-array trie library, same terms", rate("MatcherBenchmark.libraryTrie"), "reports/s"));
        figures.add(Figure.yardstick("jsoup's parse", rate("MatcherBenchmark.jsoup"), "reports/s"));
        figures.add(Figure.yardstick("NFKC", rate("MatcherBenchmark.nfkc"), "reports/s"));
        double few = rate("TermCountBenchmark.few");
        double many = rate("TermCountBenchmark.many");
        figures.add(Figure.atMost("20,000 terms dearer than 1,500 by", 100 * (few / many - 1), "%", 25));
        figures.add(Figure.yardstick("matcher, 1,500 terms", few, "reports/s"));
        figures.add(Figure.yardstick("matcher, 20,000 terms", many, "reports/s"));
        figures.add(Figure.yardstick(
                "the library: 20,000 dearer by",
                100 * (rate("TermCountBenchmark.libraryFew") / rate("TermCountBenchmark.libraryMany") - 1),
                "%"));
        for (String kind : List.of("article", "nested", "misnested", "openings")) {
            figures.add(Figure.atMost("5 MB body, " + kind, milliseconds("GiantBodyBenchmark." + kind), "ms", 50));
        }
        return figures;
    }

    /// Operations a second of processor time.
    private double rate(String benchmark) {
        return NANOS / secondary(benchmark, ProcessorTime.RESULT);
    }

    private double milliseconds(String benchmark) {
        return secondary(benchmark, ProcessorTime.RESULT) * MILLIS / NANOS;
    }

    private double secondary(String benchmark, String name) {
        Result<?> result = result(benchmark).getSecondaryResults().get(name);
        if (result == null) {
            throw new IllegalStateException(benchmark + " ran without the profiler that measures " + name);
        }
        return result.getScore();
    }

    private RunResult result(String benchmark) {
        RunResult result = results.get(benchmark);
        if (result == null) {
            throw new IllegalStateException("the benchmark " + benchmark + " gave no result; see the output above");
        }
        return result;
    }
}
