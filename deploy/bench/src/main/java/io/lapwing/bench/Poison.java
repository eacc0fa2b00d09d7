package io.lapwing.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows that bad input becomes dead letters, all of it and nothing else, and that they come back after a fix.
@Command(
        name = "poison",
        mixinStandardHelpOptions = true,
        description = "Sends reports of which one in a hundred cannot be read through enrich, redrives what a fix has"
                + " made readable, discards the rest, and tells by the ledger whether every report is accounted for.")
public final class Poison implements Callable<Integer> {
    private static final int ONE_IN = 100;
    private static final int QUICK_REPORTS = 5_000;

    @Option(names = "--reports", defaultValue = "100000", description = "How many (default: ${DEFAULT-VALUE}).")
    private int reports = 100_000;

    @Option(names = "--seed", description = "Seed of what chance decides (default: another each time).")
    private long seed = System.nanoTime();

    @Mixin
    private RunOptions run;

    /// Runs and exits: 0 if everything is as it should be, 1 otherwise.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Poison()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double before = ResultsPage.loadNow();
        int count = run.isQuick() ? QUICK_REPORTS : reports;
        PoisonRun.Outcome outcome = PoisonRun.run(count, ONE_IN, seed, System.out::println);
        return run.report(page(), PoisonFigures.of(count, outcome), before);
    }

    private static ResultsPage page() {
        return new ResultsPage(
                "Measurements of enrich: poisoned input",
                "One report in a hundred has bytes that are no Avro, a schema id that the registry does not know yet,"
                        + " or no value; others are in transactions that abort. The schema is registered later and its"
                        + " reports are redriven by two commands at once; the rest is discarded. Counts are those of"
                        + " `lapwing ledger`.",
                "It stretches the time, and no more.");
    }
}
