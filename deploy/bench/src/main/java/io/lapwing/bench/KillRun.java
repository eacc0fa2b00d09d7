package io.lapwing.bench;

import io.lapwing.cli.stack.ServiceKind;
import io.lapwing.record.RawReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// Two ingest processes that share feeds which keep publishing, and are killed in turn at moments that chance chooses.
/// Whether each entry ends up in `reports.raw` exactly once is told by a consumer that reads what is committed.
final class KillRun {
    private static final int FEEDS = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /// Long enough for every feed to be read once more.
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    /// Two instances share about half and half; four partitions do not divide the feeds evenly.
    private static final int LEAST_SHARE = 4;

    private static final int LONGEST_PEACE_MILLIS = 1_500;
    private static final Map<String, Object> SETTINGS = Map.of("session-timeout", "PT3S", "commit-interval", "PT0.1S");

    private final BrokerStack broker;
    private final PublishingFeeds feeds;
    private final Random random;
    private final Consumer<String> progress;
    private final Path config;
    private final List<ServiceInstance> instances = new ArrayList<>();
    private Duration longestTakeover = Duration.ZERO;

    /// How a run ended.
    ///
    /// @param secondsShare sources that the second instance had once it had joined
    /// @param sources sources in all
    /// @param kills how often an instance was killed
    /// @param longestTakeover longest time from a kill until the other instance had all sources
    /// @param tally what became of the entries
    record Outcome(int secondsShare, int sources, int kills, Duration longestTakeover, PublishingFeeds.Tally tally) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "kills %d, published %d, found %d, lost %d, repeated %d, longest gap %.1f s, longest takeover %.1f"
                            + " s",
                    kills,
                    tally.published(),
                    tally.found(),
                    tally.lost(),
                    tally.repeated(),
                    tally.longestGap().toMillis() / 1e3,
                    longestTakeover.toMillis() / 1e3);
        }
    }

    private KillRun(BrokerStack broker, PublishingFeeds feeds, Random random, Consumer<String> progress)
            throws IOException {
        this.broker = broker;
        this.feeds = feeds;
        this.random = random;
        this.progress = progress;
        this.config = new IngestFiles(broker.folder()).write("ingest", feeds.size(), feeds::address, "PT1S", SETTINGS);
    }

    /// @param seed seed of what chance decides
    /// @param progress told each step
    static Outcome run(int kills, long seed, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("seed " + seed);
        var random = new Random(seed);
        try (var broker = BrokerStack.start();
                var feeds = PublishingFeeds.start(FEEDS, new Random(random.nextLong()))) {
            var titles = broker.clients().serdes().topic(RawReport.class).deserializer();
            try (var _ = CommittedRecords.start(
                    broker.clients(),
                    List.of(broker.clients().topics().reportsRaw()),
                    record -> feeds.found(
                            titles.deserialize(record.topic(), record.value()).getTitle()))) {
                var run = new KillRun(broker, feeds, random, progress);
                try {
                    return run.run(kills);
                } finally {
                    run.instances.forEach(ServiceInstance::close);
                }
            }
        }
    }

    private Outcome run(int kills) throws IOException, InterruptedException {
        start("ingest-a");
        awaitAll(instances.getFirst());
        progress.accept("ingest-a reads all " + FEEDS + " feeds");
        start("ingest-b");
        awaitShared();
        int share = instances.getLast().owned();
        progress.accept("ingest-b has joined and reads " + share + " of them");
        for (int kill = 1; kill <= kills; kill++) {
            kill(kill, kills);
        }
        feeds.stopPublishing();
        Waiting.within(PATIENCE, () -> feeds.tally().lost() == 0);
        Thread.sleep(AFTERWARDS);
        return new Outcome(share, FEEDS, kills, longestTakeover, feeds.tally());
    }

    private void kill(int kill, int kills) throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
        ServiceInstance victim = instances.remove(0);
        victim.kill();
        Duration takeover = awaitAll(instances.getFirst());
        longestTakeover = takeover.compareTo(longestTakeover) > 0 ? takeover : longestTakeover;
        start(victim.name());
        awaitShared();
        PublishingFeeds.Tally tally = feeds.tally();
        progress.accept(String.format(
                Locale.ROOT,
                "kill %d of %d: %s; its sources went to %s within %.1f s; it is back; %d entries published, %d found,"
                        + " %d repeated",
                kill,
                kills,
                victim.name(),
                instances.getFirst().name(),
                takeover.toMillis() / 1e3,
                tally.published(),
                tally.found(),
                tally.repeated()));
    }

    private void start(String name) throws IOException {
        instances.add(ServiceInstance.start(
                broker.stack(), ServiceKind.INGEST, name, broker.stack().jvm(ServiceKind.INGEST), config));
    }

    private Duration awaitAll(ServiceInstance instance) throws InterruptedException {
        return Waiting.until(instance.name() + " reads all feeds", PATIENCE, () -> instance.owned() == feeds.size());
    }

    /// Until both have a quarter of the feeds or more, and together all.
    private void awaitShared() throws InterruptedException {
        Waiting.until("both instances read their share", PATIENCE, () -> {
            int one = instances.getFirst().owned();
            int other = instances.getLast().owned();
            return one + other == feeds.size() && Math.min(one, other) >= feeds.size() / LEAST_SHARE;
        });
    }
}
