package io.lapwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
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
        return run.report(page(), measure(), before);
    }

    private List<Figure> measure() throws IOException, InterruptedException {
        long seed = new Random().nextLong();
        System.err.println("seed " + seed);
        var random = new Random(seed);
        try (var stack = AlertsStack.start(SESSION)) {
            int sent = 0;
            for (int kill = 1; kill <= kills; kill++) {
                int until = alerts * kill / (kills + 1);
                sent = send(stack, sent, until);
                // Anywhere between a signal's arrival and the last message's entry in the log.
                Thread.sleep(random.nextInt(600));
                stack.crash();
                stack.awaitReady();
                System.err.println(
                        "kill " + kill + ": " + sent + " sent, " + stack.told().size() + " told");
            }
            sent = send(stack, sent, alerts);
            awaitAll(stack, sent);
            // What would come twice comes soon after a restart; this leaves it time.
            Thread.sleep(SESSION);
            return figures(stack);
        }
    }

    private static int send(AlertsStack stack, int from, int until) throws InterruptedException {
        for (int number = from; number < until; number++) {
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

    private List<Figure> figures(AlertsStack stack) {
        int missed = 0;
        int repeated = 0;
        for (int number = 0; number < alerts; number++) {
            AlertsStack.Told told = stack.told().get(SampleSignals.story(number));
            missed += told == null ? 1 : 0;
            repeated += told == null ? 0 : told.times() - 1;
        }
        return List.of(
                Figure.yardstick("alerts sent", alerts, "alerts"),
                Figure.yardstick("SIGKILLs of the service meanwhile", kills, "kills"),
                Figure.atMost("alerts that the receiver missed", missed, "alerts", 0),
                Figure.atMost("alerts that it was told twice", repeated, "alerts", kills));
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
