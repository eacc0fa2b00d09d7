package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedReader;
import io.lapwing.ingest.feed.NotAFeed;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.fetch.FetchRequest;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Reads a source once, by its kind.
final class SourceReader {
    private final Fetcher fetcher;
    private final HostLimits limits;
    private final FeedReader feeds = new FeedReader();

    SourceReader(Fetcher fetcher, HostLimits limits) {
        this.fetcher = fetcher;
        this.limits = limits;
    }

    /// @param cursor where it stood; null if it was never read
    Reading read(Source source, @Nullable Cursor cursor) throws InterruptedException {
        return switch (source) {
            case FeedSource feed -> readFeed(feed, cursor);
        };
    }

    private Reading readFeed(FeedSource source, @Nullable Cursor cursor) throws InterruptedException {
        URI url = cursor == null || cursor.getMovedTo() == null ? source.url() : URI.create(cursor.getMovedTo());
        var request = cursor == null
                ? FetchRequest.of(url)
                : new FetchRequest(url, cursor.getEtag(), cursor.getLastModified());
        FetchResult result;
        try (var _ = limits.enter(url)) {
            result = fetcher.fetch(request);
        }
        return switch (result) {
            case FetchResult.Modified modified -> parse(modified);
            case FetchResult.NotModified(URI movedTo) -> new Reading.Unchanged(movedTo);
            case FetchResult.Failed failed -> new Reading.Failed(failed.reason(), failed.detail(), failed.retryAfter());
        };
    }

    private Reading parse(FetchResult.Modified modified) {
        return switch (feeds.read(modified.body(), modified.contentType(), modified.url())) {
            case Feed feed -> new Reading.Entries(feed, modified.etag(), modified.lastModified(), modified.movedTo());
            case NotAFeed(String reason) ->
                new Reading.Failed(FailureReason.NOT_A_FEED, "what it answers " + reason, null);
        };
    }
}
