package io.lapwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures the time from the record that crosses a threshold to the request that reaches the receiver.
@Command(
        name = "alert-latency",
        mixinStandardHelpOptions = true,
        description = "Measures the time from a signal that fires a rule until the receiver's request, group wait 0.")
public final class AlertLatency implements Callable<Integer> {
    private static final int TARGET_MILLIS = 300;
    private static final double MICROS_PER_MILLI = 1_000;
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(1);
    private static final int[] PERCENTILES = {50, 95, 99};

    @Option(names = "--rate", defaultValue = "200", description = "Signals a second (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Mixin
    private RunOptions run;

    /// Runs and exits: 0 if the target is met, 1 if it is not.
    public static void main(String[] args) {
        System.exit(new CommandLine(new AlertLatency()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        double before = ResultsPage.loadNow();
        int warmUp = rate * (run.isQuick() ? 10 : 30);
        int measured = rate * (run.isQuick() ? 15 : 60);
        try (var stack = AlertsStack.start(Duration.ofSeconds(45))) {
            send(stack, 0, warmUp);
            long[] due = send(stack, warmUp, measured);
            await(stack, warmUp + measured);
            return run.report(page(), figures(stack, warmUp, due), before);
        }
    }

    /// Sends at the rate.
    ///
    /// @return when each was meant to be sent, so that falling behind is not spared
    private long[] send(AlertsStack stack, int first, int number) {
        long gap = TimeUnit.SECONDS.toNanos(1) / rate;
        long start = System.nanoTime();
        var due = new long[number];
        for (int i = 0; i < number; i++) {
            due[i] = start + i * gap;
            while (System.nanoTime() < due[i]) {
                LockSupport.parkNanos(due[i] - System.nanoTime());
            }
            stack.sendLater(first + i);
        }
        return due;
    }

    private static void await(AlertsStack stack, int sent) throws InterruptedException {
        Instant limit = Instant.now().plus(DRAIN_LIMIT);
        while (stack.told().size() < sent && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
        }
    }

    private List<Figure> figures(AlertsStack stack, int first, long[] due) {
        var micros = new Histogram(3);
        int missed = 0;
        for (int i = 0; i < due.length; i++) {
            AlertsStack.Told told = stack.told().get(SampleSignals.story(first + i));
            if (told == null) {
                missed++;
            } else {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(told.firstNanos() - due[i]));
            }
        }
        var figures = new ArrayList<Figure>();
        for (int percentile : PERCENTILES) {
            double millis = micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
            String name = "signal to request, p" + percentile + " at " + rate + " signals/s";
            figures.add(
                    percentile == PERCENTILES[PERCENTILES.length - 1]
                            ? Figure.atMost(name, millis, "ms", TARGET_MILLIS)
                            : Figure.yardstick(name, millis, "ms"));
        }
        figures.add(Figure.yardstick("signal to request, longest", micros.getMaxValue() / MICROS_PER_MILLI, "ms"));
        figures.add(Figure.atMost("alerts that did not arrive", missed, "alerts", 0));
        return figures;
    }

    private static ResultsPage page() {
        return new ResultsPage(
                "Measurements of alerts: latency",
                "From the time at which a signal was meant to be sent until the webhook has the request's headers."
                    + " Every signal fires an alert in a group of its own, group wait 0; commit interval 20 ms, the"
                    + " default, in all three hops that read committed. Broker, registry and service are processes of"
                    + " their own on the same cores.",
                "One instance, one broker, no replication.");
    }
}
