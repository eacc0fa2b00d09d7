package io.lapwing.bench;

import io.lapwing.record.RawReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// The feeds of a sweep: 30 entries of about 1 KB each, half of them Chinese, one in three with markup.
final class SweepFeeds {
    static final int ENTRIES = 30;
    /// One feed in so many has something new after [#publish()].
    private static final int LIVELY = 10;

    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final long SECONDS_BETWEEN_ENTRIES = 3_600;

    private final RawReport[] reports = Corpus.reports();
    private final Map<Integer, LoopbackFeeds.Page> pages = new ConcurrentHashMap<>();
    private volatile int published;

    /// A feed by its number.
    LoopbackFeeds.Page page(int feed) {
        int more = feed % LIVELY == 0 ? published : 0;
        String etag = "\"" + feed + "-" + more + "\"";
        LoopbackFeeds.Page page = pages.computeIfAbsent(feed, _ -> write(feed, more, etag));
        if (!page.etag().equals(etag)) {
            page = write(feed, more, etag);
            pages.put(feed, page);
        }
        return page;
    }

    /// From now on one feed in ten shows another entry in place of its oldest.
    void publish() {
        published++;
    }

    /// What the bodies of the first feeds take, in bytes; also gets them ready.
    long bytes(int feeds) {
        return IntStream.range(0, feeds)
                .mapToLong(feed -> page(feed).body().length)
                .sum();
    }

    private LoopbackFeeds.Page write(int feed, int more, String etag) {
        List<SampleRss.Item> items = IntStream.range(more, more + ENTRIES)
                .mapToObj(entry -> item(feed, entry))
                .toList()
                .reversed();
        return new LoopbackFeeds.Page(etag, SampleRss.of(feed, items));
    }

    private SampleRss.Item item(int feed, int entry) {
        RawReport report = reports[(feed * ENTRIES + entry) % reports.length];
        return new SampleRss.Item(
                "feed-" + feed + "-entry-" + entry,
                report.getTitle() + " (" + feed + "/" + entry + ")",
                report.getBody(),
                BEGIN.plusSeconds(SECONDS_BETWEEN_ENTRIES * entry));
    }
}
