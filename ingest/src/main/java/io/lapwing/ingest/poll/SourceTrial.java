package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Flaws;
import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.FileSource;
import io.lapwing.ingest.source.JsonApiSource;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads sources once as polling would for the first time, and publishes nothing. Safe for use by many threads.
public final class SourceTrial {
    private static final Duration GAP = Duration.ofSeconds(1);

    private final SourceReader reader;

    /// What a trial gave.
    public sealed interface Tried {
        /// It can be read.
        ///
        /// @param format what it is written in
        /// @param entries how many entries the first reading gives
        /// @param newest date of the newest of them
        /// @param firstTitle title of the first, as published
        /// @param more whether there is more than one reading takes
        /// @param flaws what could not be taken
        record Readable(
                String format,
                int entries,
                @Nullable Instant newest,
                @Nullable String firstTitle,
                boolean more,
                Flaws flaws)
                implements Tried {}

        /// It cannot be read.
        ///
        /// @param reason why, as a class
        /// @param detail why, in a few words
        record Unreadable(FailureReason reason, String detail) implements Tried {}
    }

    /// @param fetcher fetches; closed by its owner
    /// @param connectionsPerHost sources of one host read at once
    /// @param concurrent sources read at once
    /// @param keys keys that sources need
    public SourceTrial(Fetcher fetcher, int connectionsPerHost, int concurrent, Keys keys, InstantSource clock) {
        this.reader =
                new SourceReader(fetcher, new HostLimits(connectionsPerHost, concurrent, GAP, clock), keys, clock);
    }

    /// Reads a source.
    public Tried read(Source source) throws InterruptedException {
        try {
            return tried(source, reader.read(source, null));
        } catch (HostHeldException e) {
            return new Tried.Unreadable(FailureReason.STATUS, String.valueOf(e.getMessage()));
        }
    }

    private static Tried tried(Source source, Reading reading) {
        return switch (reading) {
            case Reading.Entries entries -> readable(entries.feed());
            case Reading.Part part -> readable(source, part);
            case Reading.Unchanged _ ->
                new Tried.Unreadable(
                        FailureReason.STATUS, "the host says that nothing has changed, though it was not asked");
            case Reading.Failed failed -> new Tried.Unreadable(failed.reason(), failed.detail());
        };
    }

    private static Tried readable(Feed feed) {
        List<FeedEntry> entries = feed.entries();
        return new Tried.Readable(
                feed.format().id(),
                entries.size(),
                newest(entries.stream().map(FeedEntry::publishedAt)),
                entries.isEmpty() ? null : entries.getFirst().title(),
                false,
                Flaws.NONE);
    }

    private static Tried readable(Source source, Reading.Part part) {
        List<Draft> drafts = part.drafts();
        return new Tried.Readable(
                format(source),
                drafts.size(),
                newest(drafts.stream().map(Draft::publishedAt)),
                drafts.isEmpty() ? null : drafts.getFirst().title(),
                part.steps().onward() != null,
                part.flaws());
    }

    private static String format(Source source) {
        return switch (source) {
            case FeedSource _ -> "feed";
            case JsonApiSource _ -> "json";
            case FileSource _ -> "ndjson";
        };
    }

    private static @Nullable Instant newest(Stream<@Nullable Instant> dates) {
        return dates.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
