package io.lapwing.bench;

import io.lapwing.cli.stack.ServiceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Ingest reads many feeds once when it knows nothing of them, and again and again when nothing has changed.
final class Sweep implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int FEW = 10;

    private final BrokerStack broker;
    private final LoopbackFeeds feeds;
    private final int count;
    private final List<String> jvm;
    private final Consumer<String> progress;
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicLong lastCommit = new AtomicLong();
    private final CommittedRecords reports;

    /// What reading everything for the first time took.
    ///
    /// @param clock from the first request until a consumer had the last committed report
    /// @param launched the same from the launch of the process
    /// @param processor processor time of the process until then, its start counted in
    /// @param reports reports that were committed
    record Cold(Duration clock, Duration launched, Duration processor, int reports) {}

    /// What reading everything again took when nothing had changed.
    ///
    /// @param sweep from the first request until each feed had been answered
    /// @param launched the same from the launch of the process
    /// @param processor processor time of the process until then, its start counted in
    /// @param pollsPerSecond how often feeds were read afterwards, committed cursors counted
    record Unchanged(Duration sweep, Duration launched, Duration processor, double pollsPerSecond) {}

    /// @param count how many of the feeds are read
    /// @param jvm options of the service's JVM
    Sweep(BrokerStack broker, LoopbackFeeds feeds, int count, List<String> jvm, Consumer<String> progress) {
        this.broker = broker;
        this.feeds = feeds;
        this.count = count;
        this.jvm = jvm;
        this.progress = progress;
        this.reports = CommittedRecords.start(
                broker.clients(), List.of(broker.clients().topics().reportsRaw()), _ -> {
                    committed.incrementAndGet();
                    lastCommit.set(System.nanoTime());
                });
    }

    /// Starts the service for a few sources of their own and stops it, which leaves the archive of classes that every
    /// start but the first on a machine finds.
    void warmUp() throws IOException, InterruptedException {
        Path config = files().write("few", FEW, feed -> feeds.address(feed) + "?few", "P1D", Map.of("group-id", "few"));
        try (var _ = ServiceInstance.start(broker.stack(), ServiceKind.INGEST, "ingest-few", jvm, config)) {
            Waiting.until("a few reports are committed", PATIENCE, () -> committed.get() >= FEW * SweepFeeds.ENTRIES);
        }
        committed.set(0);
    }

    Cold cold() throws IOException, InterruptedException {
        feeds.reset();
        long launch = System.nanoTime();
        try (var ingest = start("P1D")) {
            Waiting.until("all reports are committed", PATIENCE, () -> committed.get() >= count * SweepFeeds.ENTRIES);
            Duration processor = ingest.processorTime();
            progress.accept("read " + count + " feeds for the first time");
            return new Cold(
                    Duration.ofNanos(lastCommit.get() - feeds.asked().firstNanos()),
                    Duration.ofNanos(lastCommit.get() - launch),
                    processor,
                    committed.get());
        }
    }

    /// @param time how long reading over and over is measured
    Unchanged unchanged(Duration time) throws IOException, InterruptedException {
        feeds.reset();
        long launch = System.nanoTime();
        try (var ingest = start("PT1S")) {
            Waiting.until(
                    "all feeds are read again", PATIENCE, () -> feeds.asked().feeds() >= count);
            Duration processor = ingest.processorTime();
            LoopbackFeeds.Asked asked = feeds.asked();
            progress.accept("read " + count + " feeds again");
            double rate = rate(ingest, time);
            return new Unchanged(asked.sweep(), Duration.ofNanos(asked.lastFeedNanos() - launch), processor, rate);
        }
    }

    @Override
    public void close() throws InterruptedException {
        reports.close();
    }

    private ServiceInstance start(String interval) throws IOException {
        Path config = files().write("sweep", count, feeds::address, interval, Map.of());
        return ServiceInstance.start(broker.stack(), ServiceKind.INGEST, "ingest-sweep", jvm, config);
    }

    private IngestFiles files() {
        return new IngestFiles(broker.folder());
    }

    private static double rate(ServiceInstance ingest, Duration time) throws InterruptedException {
        Thread.sleep(time.dividedBy(2)); // until it runs evenly
        long begin = System.nanoTime();
        double before = polls(ingest);
        Thread.sleep(time);
        double polls = polls(ingest) - before;
        return polls * Duration.ofSeconds(1).toNanos() / (System.nanoTime() - begin);
    }

    private static double polls(ServiceInstance ingest) throws InterruptedException {
        return ingest.metrics()
                .orElseThrow(() -> new IllegalStateException("ingest does not answer"))
                .sum("lapwing_ingest_polls_total");
    }
}
