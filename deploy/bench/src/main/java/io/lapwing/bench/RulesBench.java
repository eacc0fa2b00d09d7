package io.lapwing.bench;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RuleMatcher;
import io.lapwing.alerts.rule.RuleMetrics;
import io.lapwing.cli.backtest.SignalFile;
import io.lapwing.cli.backtest.Trial;
import io.lapwing.record.Signal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Measures rules against their targets: what a thousand cost, how many signals a second are decided, and how long a
/// back-test takes.
@Command(
        name = "rules-bench",
        mixinStandardHelpOptions = true,
        description = "Measures the matching and evaluation of rules, and writes the figures as a Markdown table.")
public final class RulesBench implements Callable<Integer> {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SIGNALS = 20_000;
    private static final int THREADS = 2;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    @Mixin
    private RunOptions run;

    /// Runs and exits: 0 if every target is met, 1 if one is not.
    public static void main(String[] args) {
        System.exit(new CommandLine(new RulesBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        double before = ResultsPage.loadNow();
        var figures = new ArrayList<Figure>();
        matching(figures);
        evaluation(figures);
        throughput(figures);
        backtest(figures);
        return run.report(page(), figures, before);
    }

    private void matching(List<Figure> figures) {
        List<Signal> signals = new SignalCorpus(START, Duration.ofSeconds(10)).next(SIGNALS);
        var few = new Matching(ManyRules.of(10), signals);
        var many = new Matching(ManyRules.of(1_000), signals);
        var unindexed = new Matching(ManyRules.unindexed(1_000), signals);
        int rounds = run.isQuick() ? 3 : 15;
        for (int round = 0; round < rounds; round++) {
            few.round();
            many.round();
            unindexed.round();
        }
        figures.add(Figure.atMost("matching: 1,000 rules against 10", many.nanos() / few.nanos(), "times", 2));
        figures.add(Figure.yardstick("matching a signal, 10 rules", few.nanos() / NANOS_PER_MICRO, "µs"));
        figures.add(Figure.yardstick("matching a signal, 1,000 rules", many.nanos() / NANOS_PER_MICRO, "µs"));
        figures.add(Figure.yardstick("groups that a signal is matched with, 10 rules", few.matched(), ""));
        figures.add(Figure.yardstick("groups that a signal is matched with, 1,000 rules", many.matched(), ""));
        figures.add(Figure.yardstick(
                "matching a signal, 1,000 rules that no value leads to", unindexed.nanos() / NANOS_PER_MICRO, "µs"));
    }

    /// Matching and evaluation together, 10 rules and 1,000, by processor time on one thread.
    private void evaluation(List<Figure> figures) throws IOException {
        int rounds = run.isQuick() ? 4 : 20;
        double few = decide(ManyRules.of(10), rounds)[0];
        double many = decide(ManyRules.of(1_000), rounds)[0];
        figures.add(Figure.atMost("matching and evaluation: 1,000 rules against 10", few / many, "times", 2));
        figures.add(
                Figure.yardstick("matching and evaluating a signal, 10 rules", NANOS / few / NANOS_PER_MICRO, "µs"));
        figures.add(Figure.yardstick(
                "matching and evaluating a signal, 1,000 rules", NANOS / many / NANOS_PER_MICRO, "µs"));
    }

    private void throughput(List<Figure> figures) throws IOException, InterruptedException, ExecutionException {
        RuleFile rules = ManyRules.of(100);
        int rounds = run.isQuick() ? 4 : 20;
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<double[]>> results = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                results.add(threads.submit(() -> decide(rules, rounds)));
            }
            double rate = 0;
            double byTheClock = 0;
            double matched = 0;
            for (Future<double[]> result : results) {
                rate += result.get()[0];
                byTheClock += result.get()[1];
                matched += result.get()[2] / THREADS;
            }
            figures.add(
                    Figure.atLeast("signals matched and evaluated on two cores, 100 rules", rate, "signals/s", 20_000));
            figures.add(Figure.yardstick("the same by the clock, two threads", byTheClock, "signals/s"));
            figures.add(Figure.yardstick("groups that a signal is matched with, 100 rules", matched, ""));
        }
    }

    /// Signals a second of processor time, the same by the clock, and groups a signal; the first half warms up.
    private static double[] decide(RuleFile rules, int rounds) throws IOException {
        var corpus = new SignalCorpus(START, Duration.ofSeconds(5));
        long nanos = 0;
        long processor = 0;
        long signals = 0;
        try (var load = new RulesUnderLoad(rules)) {
            for (int round = 0; round < rounds; round++) {
                List<Signal> batch = corpus.next(SIGNALS);
                long start = System.nanoTime();
                long before = THREAD.getCurrentThreadCpuTime();
                load.run(batch);
                if (round >= rounds / 2) {
                    nanos += System.nanoTime() - start;
                    processor += THREAD.getCurrentThreadCpuTime() - before;
                    signals += SIGNALS;
                }
            }
            return new double[] {
                signals * NANOS / processor, signals * NANOS / nanos, (double) load.matched() / rounds / SIGNALS
            };
        }
    }

    private void backtest(List<Figure> figures) throws IOException {
        int signals = run.isQuick() ? 50_000 : 1_000_000;
        Path file = Files.createTempFile("signals", ".jsonl");
        try {
            write(file, signals);
            long start = System.nanoTime();
            long processor = ProcessorTime.ofProcess();
            Trial.Outcome outcome;
            try (var reader = new SignalFile(file, System.err::println)) {
                var span = new Trial.Span(Optional.empty(), Optional.empty());
                outcome = new Trial(RuleFile.load(Optional.empty()), Optional.empty(), span, System.err::println)
                        .run(reader);
            }
            double seconds = (System.nanoTime() - start) / NANOS;
            double onTwoCores = (ProcessorTime.ofProcess() - processor) / NANOS / THREADS;
            if (outcome.here().signals() != signals) {
                throw new IllegalStateException(
                        "signals were lost: " + outcome.here().signals());
            }
            String name = "back-test of the shipped rules on %,d signals from a file".formatted(signals);
            figures.add(Figure.atMost(name, onTwoCores, "s", 60.0 * signals / 1_000_000));
            figures.add(Figure.yardstick("the same by the clock", seconds, "s"));
            figures.add(Figure.yardstick("size of that file", Files.size(file) / 1e9, "GB"));
            figures.add(Figure.yardstick("alerts in it", outcome.here().fired().size(), ""));
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int signals) throws IOException {
        var corpus = new SignalCorpus(START, Duration.ofSeconds(7));
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < signals; i++) {
                lines.write(corpus.next().toString());
                lines.newLine();
            }
        }
    }

    private ResultsPage page() {
        return new ResultsPage(
                "Measurements of alerts: rules",
                "Signals as the enricher makes them of sample reports; rules that ask for a concept or entity of the"
                    + " taxonomy, or a publisher, and something besides. Matching is measured on one thread, the rule"
                    + " sets in turns. Evaluation runs the service's processor on its store (RocksDB), one for each of"
                    + " two threads. Rates and times are by processor time (of the threads that match and evaluate; of"
                    + " the whole process, shared by two cores, for the back-test), except where the clock is named.",
                "What others take of the cores is missing in the figures by the clock.");
    }

    /// One rule set on the same signals, by processor time; rounds of different sets alternate.
    private static final class Matching {
        private final RuleMatcher matcher;
        private final List<Signal> signals;
        private final List<Double> rounds = new ArrayList<>();
        private long matched;

        Matching(RuleFile file, List<Signal> signals) {
            this.matcher = new RuleMatcher(file.rules(), RuleMetrics.NONE, InstantSource.system());
            this.signals = signals;
        }

        void round() {
            long start = THREAD.getCurrentThreadCpuTime();
            matched = 0;
            for (Signal signal : signals) {
                matched += matcher.match(signal).size();
            }
            rounds.add((double) (THREAD.getCurrentThreadCpuTime() - start) / signals.size());
        }

        /// The median of the later half of the rounds.
        double nanos() {
            List<Double> warm = rounds.subList(rounds.size() / 2, rounds.size()).stream()
                    .sorted()
                    .toList();
            return warm.get(warm.size() / 2);
        }

        double matched() {
            return (double) matched / signals.size();
        }
    }
}
