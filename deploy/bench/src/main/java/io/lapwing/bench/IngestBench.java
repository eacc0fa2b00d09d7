package io.lapwing.bench;

import io.lapwing.cli.stack.ServiceKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures polling against its targets: real broker, registry and service as processes, feeds served on loopback by
/// this one, all on the same cores. Other feed readers read the same feeds in the same run.
@Command(
        name = "ingest-bench",
        mixinStandardHelpOptions = true,
        description = "Measures how ingest reads feeds, beside newsboat and sfeed_update where they are installed, and"
                + " writes the figures as a Markdown table.")
public final class IngestBench implements Callable<Integer> {
    private static final int SCHEDULE = 10_000;
    private static final int LONG_MEMORY = 200;
    private static final int RIVALS_AHEAD = 2;

    @Option(names = "--feeds", defaultValue = "2000", description = "Feeds in the sweep (default: ${DEFAULT-VALUE}).")
    private int sweep = 2_000;

    @Option(names = "--skip-schedule", description = "Leave the 10,000 sources out.")
    private boolean skipSchedule;

    @Option(names = "--skip-sweep", description = "Leave the sweep out.")
    private boolean skipSweep;

    @Option(names = "--alone", description = "Leave the other readers out.")
    private boolean alone;

    @Option(names = "--jvm", description = "Further option of the service's JVM, such as one that starts a profiler.")
    private List<String> more = new ArrayList<>();

    @Mixin
    private RunOptions run;

    private final List<Figure> figures = new ArrayList<>();
    private final SweepFeeds content = new SweepFeeds();

    /// Runs and exits: 0 if every target is met, 1 if one is not.
    public static void main(String[] args) {
        System.exit(new CommandLine(new IngestBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int swept = skipSweep ? 0 : sweep();
        int scheduled = skipSchedule ? 0 : schedule();
        return Math.max(swept, scheduled);
    }

    private int sweep() throws IOException, InterruptedException {
        double before = ResultsPage.loadNow();
        try (var broker = BrokerStack.start();
                var feeds = LoopbackFeeds.start(content::page)) {
            sweep(broker, feeds);
        }
        return run.report(sweepPage(), figures, before);
    }

    private int schedule() throws IOException, InterruptedException {
        double before = ResultsPage.loadNow();
        figures.clear();
        // The same bodies again and again, since that many would not fit.
        try (var broker = BrokerStack.start();
                var feeds = LoopbackFeeds.start(feed -> content.page(feed % sweep))) {
            schedule(broker, feeds);
        }
        return run.report(schedulePage(), figures, before);
    }

    private void sweep(BrokerStack broker, LoopbackFeeds feeds) throws IOException, InterruptedException {
        figures.add(Figure.yardstick("feeds in the sweep, of 30 entries each", sweep, "feeds"));
        figures.add(Figure.yardstick("their size in all", content.bytes(sweep) / 1e6, "MB"));
        var rivals = new ArrayList<Rival>();
        if (!alone) {
            Rival.newsboat(broker.folder(), sweep, feeds::address)
                    .ifPresentOrElse(rivals::add, () -> absent("newsboat"));
            Rival.sfeed(broker.folder(), sweep, feeds::address)
                    .ifPresentOrElse(rivals::add, () -> absent("sfeed_update"));
        }
        try (var ours = new Sweep(broker, feeds, sweep, jvm(broker), System.out::println)) {
            ours.warmUp();
            Sweep.Cold cold = ours.cold();
            List<Rival.Run> first = runs(rivals);
            Sweep.Unchanged unchanged = ours.unchanged(Duration.ofSeconds(run.isQuick() ? 6 : 20));
            List<Rival.Run> again = runs(rivals);
            cold(cold);
            compare("for the first time", cold.launched(), cold.processor(), rivals, first);
            for (Rival rival : rivals) {
                figures.add(Figure.yardstick("entries that " + rival.name() + " has", rival.entries(), "entries"));
            }
            unchanged(unchanged);
            compare("when nothing has changed", unchanged.launched(), unchanged.processor(), rivals, again);
        }
    }

    private void cold(Sweep.Cold cold) {
        int expected = sweep * SweepFeeds.ENTRIES;
        figures.add(Figure.atMost(
                "read for the first time, from the first request to the last committed report",
                seconds(cold.clock()),
                "s",
                12));
        figures.add(Figure.yardstick("the same from the launch of the process", seconds(cold.launched()), "s"));
        figures.add(Figure.yardstick("processor time of ingest for it", seconds(cold.processor()), "s"));
        figures.add(Figure.yardstick("reports committed", cold.reports(), "reports"));
        figures.add(Figure.atMost("reports missing or too many", Math.abs(cold.reports() - expected), "reports", 0));
    }

    private void unchanged(Sweep.Unchanged unchanged) {
        figures.add(Figure.yardstick(
                "read again when nothing has changed, from the first request to the last answer",
                seconds(unchanged.sweep()),
                "s"));
        figures.add(Figure.yardstick("the same from the launch of the process", seconds(unchanged.launched()), "s"));
        figures.add(Figure.yardstick("processor time of ingest for it", seconds(unchanged.processor()), "s"));
        figures.add(Figure.atLeast(
                "polls answered 304 and committed, over and over", unchanged.pollsPerSecond(), "polls/s", 1_000));
    }

    /// Compares from launch to end, which is all that can be seen of the others.
    private void compare(String what, Duration clock, Duration processor, List<Rival> rivals, List<Rival.Run> runs) {
        for (int i = 0; i < rivals.size(); i++) {
            String name = rivals.get(i).name() + ", " + what;
            figures.add(Figure.yardstick(name, seconds(runs.get(i).clock()), "s"));
            figures.add(Figure.yardstick(
                    name + ", processor time", seconds(runs.get(i).processor()), "s"));
            figures.add(Figure.yardstick(
                    "the same against ingest's", seconds(runs.get(i).processor()) / seconds(processor), "times"));
        }
        Optional<Duration> best = runs.stream().map(Rival.Run::clock).min(Duration::compareTo);
        best.ifPresent(time -> figures.add(Figure.atLeast(
                "faster than the better of them, " + what, seconds(time) / seconds(clock), "times", RIVALS_AHEAD)));
    }

    private void schedule(BrokerStack broker, LoopbackFeeds feeds) throws IOException, InterruptedException {
        var schedule = new LongSchedule(broker, feeds, SCHEDULE, jvm(broker), System.out::println);
        Duration time = Duration.ofSeconds(run.isQuick() ? 60 : 180);
        schedule.prepare();
        content.publish();
        schedule(schedule.measure(SweepFeeds.ENTRIES, time), "");
        content.publish();
        schedule(schedule.measure(LONG_MEMORY, time), ", each remembering 200 entries");
    }

    private void schedule(LongSchedule.Seen seen, String how) {
        String sources = String.format(Locale.ROOT, "%,d sources%s: ", SCHEDULE, how);
        figures.add(Figure.atMost(sources + "heap after a full collection", seen.heapMegabytes(), "MB", 256));
        figures.add(Figure.yardstick(sources + "polls a minute", seen.polls() / seen.minutes(), "polls"));
        figures.add(Figure.atMost(sources + "polls more than 2 s late", seen.late(), "polls", 0));
        figures.add(Figure.yardstick(sources + "latest poll", seen.latest(), "s late"));
    }

    private List<Rival.Run> runs(List<Rival> rivals) throws IOException, InterruptedException {
        var runs = new ArrayList<Rival.Run>();
        for (Rival rival : rivals) {
            runs.add(rival.run());
            System.out.println(rival.name() + " took " + runs.getLast());
        }
        return runs;
    }

    private void absent(String program) {
        figures.add(Figure.yardstick(program + " is not installed and was not compared", 0, "runs"));
    }

    /// As `lapwing up` runs it, which gives it 256 MB of heap.
    private List<String> jvm(BrokerStack broker) {
        var options = new ArrayList<>(broker.stack().jvm(ServiceKind.INGEST));
        options.addAll(more);
        return options;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static ResultsPage sweepPage() {
        return new ResultsPage(
                "Measurements of ingest: polling",
                "Feeds are served on loopback by the process that measures, each at an address of its own, so that"
                    + " `host-gap` and `connections-per-host` stay at their defaults, as everything else but"
                    + " `allow-private-networks` and the sources' `poll_interval`. The service runs as `lapwing up`"
                    + " runs it, with 256 MB of heap and the quick compiler alone, and starts cold; newsboat and"
                    + " sfeed_update read the same feeds with eight threads or jobs, and write to no broker;"
                    + " sfeed_update asks for whole bodies each time. How much faster is reckoned from launch to end"
                    + " for all. All share the cores.",
                "It stretches times by the clock; what is divided by each other comes from one run.");
    }

    private static ResultsPage schedulePage() {
        return new ResultsPage(
                "Measurements of ingest: a long schedule",
                "Ten thousand sources, a thousand of which are due each minute, read by a service with 256 MB of heap;"
                        + " feeds are served on loopback by the process that measures.",
                "A busy machine makes polls late.");
    }
}
