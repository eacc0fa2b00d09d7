package io.lapwing.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows that entries are published exactly once while instances of ingest are killed.
@Command(
        name = "ingest-kill",
        mixinStandardHelpOptions = true,
        description = "Kills one of two ingest processes again and again while feeds keep publishing, and tells whether"
                + " every entry is in reports.raw exactly once.")
public final class IngestKill implements Callable<Integer> {
    @Option(names = "--kills", defaultValue = "20", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(names = "--seed", description = "Seed of what chance decides (default: another each time).")
    private long seed = System.nanoTime();

    @Mixin
    private RunOptions run;

    /// Runs and exits: 0 if nothing was lost or repeated, 1 otherwise.
    public static void main(String[] args) {
        System.exit(new CommandLine(new IngestKill()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double before = ResultsPage.loadNow();
        KillRun.Outcome outcome = KillRun.run(kills, seed, System.out::println);
        int code = run.report(page(), figures(outcome), before);
        System.out.println(outcome);
        return outcome.tally().isExact() ? code : 1;
    }

    private static List<Figure> figures(KillRun.Outcome outcome) {
        PublishingFeeds.Tally tally = outcome.tally();
        return List.of(
                Figure.yardstick("kills with SIGKILL, both processes in turn", outcome.kills(), "times"),
                Figure.yardstick("entries published meanwhile", tally.published(), "entries"),
                Figure.atMost("entries that are not in `reports.raw`", tally.lost(), "entries", 0),
                Figure.atMost("entries that are there more than once", tally.repeated(), "entries", 0),
                Figure.yardstick(
                        "sources that moved to the second process when it started",
                        100.0 * outcome.secondsShare() / outcome.sources(),
                        "%"),
                Figure.yardstick(
                        "longest time from a kill until the other process had all sources",
                        outcome.longestTakeover().toMillis() / 1e3,
                        "s"),
                Figure.yardstick(
                        "longest time from an entry's publication until it could be read",
                        tally.longestGap().toMillis() / 1e3,
                        "s"));
    }

    private static ResultsPage page() {
        return new ResultsPage(
                "Measurements of ingest: exactly once",
                "Two ingest processes share feeds that keep publishing and are killed in turn; a consumer that reads"
                    + " committed records counts each entry. `session-timeout` is three seconds, feeds are read every"
                    + " second.",
                "It stretches the times, and no more.");
    }
}
