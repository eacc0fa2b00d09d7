package io.lapwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Kills the alerts service again and again while alerts go out, and counts what its receiver missed or was told twice.
@Command(
        name = "alerts-kill",
        mixinStandardHelpOptions = true,
        description =
                "Ends the alerts service with SIGKILL while alerts go out, and counts those that the receiver missed"
                        + " and those that it was told twice.")
public final class AlertsKill implements Callable<Integer> {
    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(3);
    private static final int PACE_MILLIS = 20;

    @Option(names = "--kills", defaultValue = "20", description = "How often (default: ${DEFAULT-VALUE}).")
    private int kills = 20;

    @Option(names = "--alerts", defaultValue = "1000", description = "Alerts in all (default: ${DEFAULT-VALUE}).")
    private int alerts = 1000;

    @Mixin
    private RunOptions run;

    /// Runs and exits: 0 if nothing was missed and at most one alert a kill was told twice, 1 if not.
    public static void main(String[] args) {
        System.exit(new CommandLine(new AlertsKill()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double before = ResultsPage.loadNow();
        Toll toll = run(kills, alerts, new Random().nextLong(), System.err::println);
        return run.report(page(), figures(toll, kills), before);
    }

    /// Lets alerts go out and kills the service meanwhile.
    ///
    /// @param seed seed of what chance decides
    /// @param progress told each step
    static Toll run(int kills, int alerts, long seed, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("seed " + seed);
        var random = new Random(seed);
        var sentAt = new long[alerts];
        try (var stack = AlertsStack.start(SESSION)) {
            int sent = 0;
            for (int kill = 1; kill <= kills; kill++) {
                sent = send(stack, sent, alerts * kill / (kills + 1), sentAt);
                // Anywhere between a signal's arrival and the last message's entry in the log.
                Thread.sleep(random.nextInt(600));
                stack.crash();
                stack.awaitReady();
                progress.accept("kill " + kill + " of " + kills + "; " + sent + " sent, "
                        + stack.told().size() + " told");
            }
            sent = send(stack, sent, alerts, sentAt);
            awaitAll(stack, sent);
            // What would come twice comes soon after a restart; this leaves it time.
            Thread.sleep(SESSION);
            return toll(stack, kills, sentAt);
        }
    }

    private static int send(AlertsStack stack, int from, int until, long[] sentAt) throws InterruptedException {
        for (int number = from; number < until; number++) {
            sentAt[number] = System.nanoTime();
            stack.send(number);
            Thread.sleep(PACE_MILLIS);
        }
        return until;
    }

    private static void awaitAll(AlertsStack stack, int sent) throws InterruptedException {
        Instant limit = Instant.now().plus(DRAIN_LIMIT);
        while (stack.told().size() < sent && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
    }

    private static Toll toll(AlertsStack stack, int kills, long[] sentAt) {
        int told = 0;
        int repeated = 0;
        long gap = 0;
        for (int number = 0; number < sentAt.length; number++) {
            AlertsStack.Told one = stack.told().get(SampleSignals.story(number));
            if (one != null) {
                told++;
                repeated += one.times() - 1;
                gap = Math.max(gap, one.firstNanos() - sentAt[number]);
            }
        }
        return new Toll(sentAt.length, told, 0, repeated, kills, Duration.ofNanos(gap));
    }

    private static List<Figure> figures(Toll toll, int kills) {
        return List.of(
                Figure.yardstick("alerts sent", toll.sent(), "alerts"),
                Figure.yardstick("SIGKILLs of the service meanwhile", kills, "kills"),
                Figure.atMost("alerts that the receiver missed", toll.lost(), "alerts", 0),
                Figure.atMost("alerts that it was told twice", toll.repeated(), "alerts", kills),
                Figure.yardstick(
                        "longest time from a signal until its alert",
                        toll.longestGap().toMillis() / 1e3,
                        "s"));
    }

    private static ResultsPage page() {
        return new ResultsPage(
                "Measurements of alerts: kills",
                "The alerts service is ended with SIGKILL at random moments while alerts go out to a webhook, and"
                    + " started again at once. Broker, registry and service are processes of their own. Sessions last "
                        + SESSION.toSeconds() + " seconds.",
                "One instance, one broker.");
    }
}
