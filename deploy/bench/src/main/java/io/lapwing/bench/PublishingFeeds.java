package io.lapwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Feeds on loopback that keep publishing, with a ledger of what they published and what was found of it. One time in
/// four a feed publishes three entries at once, which bear the same second.
final class PublishingFeeds implements AutoCloseable {
    /// Entries that a feed shows at once: what it publishes in about two minutes.
    private static final int SHOWN = 150;

    private static final Duration PACE = Duration.ofMillis(50);
    private static final int BURST = 3;
    private static final int TIMES_A_BURST = 4;

    private final List<Channel> channels;
    private final Random random;
    private final Map<String, Entry> ledger = new ConcurrentHashMap<>();
    private final AtomicInteger strangers = new AtomicInteger();
    private final LoopbackFeeds server;
    private final ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("publisher").factory());

    private static final class Entry {
        private final long publishedNanos;
        private final AtomicInteger found = new AtomicInteger();
        private volatile long foundNanos;

        Entry(long publishedNanos) {
            this.publishedNanos = publishedNanos;
        }
    }

    /// A feed, newest entry first.
    private static final class Channel {
        private final int number;
        private final Deque<SampleRss.Item> shown = new ArrayDeque<>();
        private int published;
        private LoopbackFeeds.@Nullable Page page;

        Channel(int number) {
            this.number = number;
        }

        synchronized void publish(int count, Map<String, Entry> ledger) {
            Instant now = Instant.now();
            for (int i = 0; i < count; i++) {
                published++;
                String title = "Sample entry " + published + " of feed " + number;
                ledger.put(title, new Entry(System.nanoTime()));
                shown.addFirst(new SampleRss.Item("entry-" + published, title, "Sample text of " + title, now));
            }
            while (shown.size() > SHOWN) {
                shown.removeLast();
            }
            page = null;
        }

        synchronized LoopbackFeeds.Page page() {
            LoopbackFeeds.Page current = page;
            if (current == null) {
                current = new LoopbackFeeds.Page("\"" + published + "\"", SampleRss.of(number, new ArrayList<>(shown)));
                page = current;
            }
            return current;
        }
    }

    /// What became of the entries.
    ///
    /// @param published entries that feeds showed
    /// @param found those of them that were found once or more
    /// @param repeated how many more were found than there are, and reports of no entry
    /// @param longestGap longest time from an entry's publication until it was found
    record Tally(int published, int found, int repeated, Duration longestGap) {
        int lost() {
            return published - found;
        }

        boolean isExact() {
            return published > 0 && lost() == 0 && repeated == 0;
        }
    }

    private PublishingFeeds(int feeds, Random random) throws IOException {
        this.random = random;
        this.channels = IntStream.range(0, feeds).mapToObj(Channel::new).toList();
        this.server = LoopbackFeeds.start(feed -> channels.get(feed).page());
    }

    /// Starts to serve feeds and to publish in them.
    static PublishingFeeds start(int feeds, Random random) throws IOException {
        var publishing = new PublishingFeeds(feeds, random);
        publishing.channels.forEach(channel -> channel.publish(1, publishing.ledger));
        publishing.publisher.scheduleAtFixedRate(
                publishing::publish, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        return publishing;
    }

    String address(int feed) {
        return server.address(feed);
    }

    int size() {
        return channels.size();
    }

    /// A report was found.
    void found(String title) {
        Entry entry = ledger.get(title);
        if (entry == null) {
            strangers.incrementAndGet();
        } else if (entry.found.incrementAndGet() == 1) {
            entry.foundNanos = System.nanoTime();
        }
    }

    /// Publishes no more; what is there is still served.
    void stopPublishing() throws InterruptedException {
        publisher.shutdown();
        publisher.awaitTermination(1, TimeUnit.MINUTES);
    }

    Tally tally() {
        List<Entry> entries = List.copyOf(ledger.values());
        int found =
                (int) entries.stream().filter(entry -> entry.found.get() > 0).count();
        int reports = entries.stream().mapToInt(entry -> entry.found.get()).sum();
        long gap = entries.stream()
                .filter(entry -> entry.found.get() > 0)
                .mapToLong(entry -> entry.foundNanos - entry.publishedNanos)
                .max()
                .orElse(0);
        return new Tally(entries.size(), found, reports - found + strangers.get(), Duration.ofNanos(gap));
    }

    @Override
    public void close() {
        publisher.shutdownNow();
        server.close();
    }

    private void publish() {
        int count = random.nextInt(TIMES_A_BURST) == 0 ? BURST : 1;
        channels.get(random.nextInt(channels.size())).publish(count, ledger);
    }
}
