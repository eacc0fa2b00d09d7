package io.lapwing.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Measures enrich against its targets. Figures that are divided by each other come from the same run.
@Command(
        name = "enrich-bench",
        mixinStandardHelpOptions = true,
        description = "Measures enrich against its targets and writes the figures as a Markdown table.")
public final class EnrichBench implements Callable<Integer> {
    private static final String BENCHMARKS = "\\.(Enricher|Matcher|TermCount|GiantBody)Benchmark\\.";

    @Mixin
    private RunOptions run;

    /// Runs and exits: 0 if every target is met, 1 if one is not.
    public static void main(String[] args) {
        System.exit(new CommandLine(new EnrichBench()).execute(args));
    }

    @Override
    public Integer call() throws RunnerException, IOException {
        double before = ResultsPage.loadNow();
        return run.report(page(), new Measurements(new Runner(options()).run()).figures(), before);
    }

    private Options options() {
        return new OptionsBuilder()
                .include(BENCHMARKS)
                .threads(1)
                .forks(1)
                .warmupIterations(run.isQuick() ? 1 : 5)
                .warmupTime(TimeValue.milliseconds(run.isQuick() ? 1_000 : 2_000))
                .measurementIterations(run.isQuick() ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(run.isQuick() ? 1_000 : 2_000))
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
                "One thread of this run counts as 1; what is above that took caches and time from it. Times and rates"
                    + " are therefore by processor time, compiler and garbage collector counted in, except where the"
                    + " clock is named.");
    }
}
