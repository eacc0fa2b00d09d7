package io.lapwing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures enrich against its targets. Figures that are divided by each other come from the same run.
@Command(
        name = "enrich-bench",
        mixinStandardHelpOptions = true,
        description = "Measures enrich against its targets and writes the figures as a Markdown table.")
public final class EnrichBench implements Callable<Integer> {
    private static final String BENCHMARKS = "\\.(Enricher|Matcher|TermCount|GiantBody)Benchmark\\.";

    @Option(names = "--quick", description = "Short settings, under one minute; the figures are rough.")
    private boolean quick;

    @Option(names = "--date", description = "Date to state in the results.")
    private @Nullable String date;

    @Option(names = "--commit", description = "Commit to state in the results.")
    private @Nullable String commit;

    @Option(names = "--results", description = "File to write; none if absent.")
    private @Nullable Path results;

    /// Runs and exits: 0 if every target is met, 1 if one is not.
    public static void main(String[] args) {
        System.exit(new CommandLine(new EnrichBench()).execute(args));
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        double before = ResultsPage.loadNow();
        List<Figure> figures = new Measurements(new Runner(options()).run()).figures();
        String table = page().of(figures, before, ResultsPage.loadNow());
        System.out.println(table);
        if (results != null) {
            Files.writeString(results, table);
        }
        return figures.stream().allMatch(Figure::isMet) ? 0 : 1;
    }

    private Options options() {
        return new OptionsBuilder()
                .include(BENCHMARKS)
                .threads(1)
                .forks(1)
                .warmupIterations(quick ? 1 : 5)
                .warmupTime(TimeValue.milliseconds(quick ? 1_000 : 2_000))
                .measurementIterations(quick ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(quick ? 1_000 : 2_000))
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
                .shouldFailOnError(true)
                .build();
    }

    private ResultsPage page() {
        return new ResultsPage(
                "Measurements of enrich",
                "One thread; reports of 1 KB (UTF-8), half English, half Chinese, one in three with markup; the shipped"
                        + " taxonomy.",
                date,
                commit,
                quick ? "quick" : "normal",
                "One thread of this run counts as 1; what is above that took caches and time from it. Times and rates"
                    + " are therefore by processor time, compiler and garbage collector counted in, except where the"
                    + " clock is named.");
    }
}
