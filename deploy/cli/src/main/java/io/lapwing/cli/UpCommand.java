package io.lapwing.cli;

import io.lapwing.alerts.notify.ConsoleFormat;
import io.lapwing.cli.stack.Distribution;
import io.lapwing.cli.stack.Ports;
import io.lapwing.cli.up.AlertWatch;
import io.lapwing.cli.up.DataFolder;
import io.lapwing.cli.up.Pipeline;
import io.lapwing.cli.up.Tally;
import io.lapwing.cli.up.Watched;
import io.lapwing.record.Notification;
import io.lapwing.runtime.log.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the whole pipeline on this machine and shows alerts as they come.",
            "",
            "Starts a Kafka broker, a schema registry and the three services, each a process of its own, and serves a"
                    + " sample newsroom for them to watch (sample data). Ctrl-C stops everything.",
            "",
            "To be told in Slack too, set LAPWING_ALERTS_SLACK_WEBHOOK_URL, or LAPWING_ALERTS_SLACK_WEBHOOK_URL_FILE"
                    + " to a file that holds the address."
        })
final class UpCommand extends Printing implements Callable<Integer> {
    @ArgGroup
    private @Nullable What what;

    static final class What {
        @Option(names = "--sources", paramLabel = "FILE", description = "What to watch instead of the sample newsroom.")
        private @Nullable Path sources;

        @Option(
                names = "--live",
                description = "Watch the sources that are shipped, on the open web, instead of the sample newsroom.")
        private boolean live;

        Watched watched() {
            if (sources != null) {
                return new Watched.Listed(sources);
            }
            return live ? new Watched.Live() : new Watched.Newsroom();
        }
    }

    @Mixin
    private Definitions definitions;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep all data here (default: a temporary folder, removed at the end).")
    private @Nullable Path data;

    @Option(
            names = "--until-alerts",
            paramLabel = "N",
            description = "Stop with exit code 0 once N alerts were delivered.")
    private @Nullable Integer untilAlerts;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop after this time, such as 90s or 10m; with --until-alerts that is exit code 1.")
    private @Nullable Duration timeout;

    @Option(
            names = "--ports",
            paramLabel = "BASE",
            description =
                    "First of eight ports in a row (default: the usual ones, and free ones where those are taken).")
    private @Nullable Integer base;

    private final ConsoleFormat format = new ConsoleFormat(Terminal.isPresent());
    private final Instant begin = Instant.now();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        var checked =
                Pipeline.Inputs.check(what == null ? new Watched.Newsroom() : what.watched(), definitions.files());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "shutdown"));
        Ports ports = Ports.choose(Optional.ofNullable(base));
        try (var folder = DataFolder.open(Optional.ofNullable(data));
                var pipeline = new Pipeline(Distribution.current(), ports, folder, checked, this::say, stop)) {
            pipeline.start();
            return stop.getCount() == 0 ? 0 : watch(pipeline, folder);
        } finally {
            stopped.countDown();
        }
    }

    private int watch(Pipeline pipeline, DataFolder folder) throws InterruptedException {
        say("alerts follow as they come; Ctrl-C stops everything");
        int exit;
        try (var watch = new AlertWatch(pipeline.clients(), folder.isNew())) {
            exit = watch(pipeline, watch);
        }
        pipeline.stopIngest();
        say(Tally.settled(pipeline.clients()).describe());
        return exit;
    }

    private int watch(Pipeline pipeline, AlertWatch watch) {
        boolean first = true;
        while (stop.getCount() > 0) {
            for (Notification notification : watch.poll()) {
                if (first) {
                    say("first alert");
                    first = false;
                }
                print(
                        isJson()
                                ? notification.toString()
                                : format.format(notification).stripTrailing() + "\n");
            }
            Optional<String> casualty = pipeline.casualty();
            if (casualty.isPresent()) {
                throw new CommandFailure(casualty.get());
            }
            if (untilAlerts != null && watch.delivered() >= untilAlerts) {
                say(watch.delivered() + " alerts were delivered");
                return 0;
            }
            if (timeout != null && Duration.between(begin, Instant.now()).compareTo(timeout) >= 0) {
                say("the time is over; " + watch.delivered() + " alerts were delivered");
                return untilAlerts == null ? 0 : 1;
            }
        }
        return 0;
    }

    private void say(String line) {
        err().println(String.format(Locale.ROOT, "lapwing %6s  %s", seconds(begin), line));
        err().flush();
    }

    private static String seconds(Instant begin) {
        return String.format(
                Locale.ROOT, "%.1f s", Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }

    private void stopAndWait() {
        boolean early = stopped.getCount() > 0;
        stop.countDown();
        if (early) {
            say("stopping");
        }
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
