package io.lapwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures pushing against its targets: real broker and registry as processes, the service in this one with those who
/// push, all on the same cores.
@Command(
        name = "push-bench",
        mixinStandardHelpOptions = true,
        description = "Measures pushes over HTTP that a real broker acknowledges, and writes the figures as a Markdown"
                + " table.")
public final class PushBench implements Callable<Integer> {
    private static final int TARGET_RATE = 10_000;
    private static final int TARGET_MILLIS = 100;
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final int[] PERCENTILES = {50, 99};

    @Option(names = "--connections", defaultValue = "8", description = "Requests at once (default: ${DEFAULT-VALUE}).")
    private int connections = 8;

    @Mixin
    private RunOptions run;

    /// Runs and exits: 0 if every target is met, 1 if one is not.
    public static void main(String[] args) {
        System.exit(new CommandLine(new PushBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double before = ResultsPage.loadNow();
        return run.report(page(), measure(), before);
    }

    private List<Figure> measure() throws IOException, InterruptedException {
        Duration warmUp = Duration.ofSeconds(run.isQuick() ? 3 : 15);
        Duration time = Duration.ofSeconds(run.isQuick() ? 5 : 30);
        var figures = new ArrayList<Figure>();
        try (var stack = PushStack.start();
                var load = new PushLoad(stack.reports(), connections)) {
            load.closedLoop(warmUp);
            PushLoad.Run full = load.closedLoop(time);
            String name = "reports acknowledged, " + connections + " requests at once";
            figures.add(Figure.atLeast(name, full.rate(), "reports/s", TARGET_RATE));
            figures.add(Figure.yardstick(
                    "processor time a report, of service and those who push",
                    full.processorNanosPerReport() / NANOS_PER_MICRO,
                    "µs"));
            latencies(figures, load.openLoop(TARGET_RATE / 2.0, time), true);
            latencies(figures, load.openLoop(full.rate() / 2, time), false);
            figures.add(Figure.atLeast(
                    "of the reports acknowledged, those that are in Kafka",
                    100.0 * stack.stored() / load.acknowledged(),
                    "%",
                    100));
            figures.add(Figure.atMost("requests refused or failed", load.failures(), "requests", 0));
        }
        return figures;
    }

    /// From the time at which a request was meant to be sent until its answer, so that a service that falls behind is
    /// not
    /// spared.
    ///
    /// @param targeted whether there is a target at this rate
    private static void latencies(List<Figure> figures, PushLoad.Run run, boolean targeted) {
        Histogram micros = run.micros();
        String at = ", at %,.0f reports/s".formatted(run.rate());
        for (int percentile : PERCENTILES) {
            double millis = micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
            String name = "time to the answer, p" + percentile + at;
            figures.add(
                    targeted && percentile == PERCENTILES[1]
                            ? Figure.atMost(name, millis, "ms", TARGET_MILLIS)
                            : Figure.yardstick(name, millis, "ms"));
        }
        figures.add(
                Figure.yardstick("time to the answer, longest" + at, micros.getMaxValue() / MICROS_PER_MILLI, "ms"));
    }

    private ResultsPage page() {
        return new ResultsPage(
                "Measurements of ingest: push",
                "`POST /v1/reports` with a bearer token, " + PushLoad.BATCH
                        + " reports of about 1 KB a request as JSON,"
                        + " answered once the broker has them on all in-sync replicas (one broker, so one replica)."
                        + " Broker and registry are processes of their own; the service shares one with those who push;"
                        + " all of them share the cores.",
                "What others take of the cores is missing here.");
    }
}
