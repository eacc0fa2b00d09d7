package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedReader;
import io.lapwing.ingest.feed.NotAFeed;
import io.lapwing.ingest.fetch.BlockPage;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.fetch.FetchRequest;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.FileSource;
import io.lapwing.ingest.source.JsonApiSource;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Reads a source once, by its kind.
final class SourceReader {
    static final int OK = 200;
    static final int NOT_MODIFIED = 304;

    private final PoliteFetcher fetcher;
    private final ApiReader apis;
    private final FeedReader feeds = new FeedReader();

    SourceReader(Fetcher fetcher, HostLimits limits, Keys keys, InstantSource clock) {
        this.fetcher = new PoliteFetcher(fetcher, limits);
        this.apis = new ApiReader(this.fetcher, keys, clock);
    }

    /// @param cursor where it stood; null if it was never read
    Reading read(Source source, @Nullable Cursor cursor) throws InterruptedException {
        return switch (source) {
            case FeedSource feed -> readFeed(feed, cursor);
            case JsonApiSource api -> apis.read(api, cursor);
            case FileSource file -> FileReader.read(file, cursor);
        };
    }

    private Reading readFeed(FeedSource source, @Nullable Cursor cursor) throws InterruptedException {
        URI url = cursor == null || cursor.getMovedTo() == null ? source.url() : URI.create(cursor.getMovedTo());
        var request = cursor == null
                ? FetchRequest.of(url)
                : new FetchRequest(url, cursor.getEtag(), cursor.getLastModified());
        return switch (fetcher.fetch(request)) {
            case FetchResult.Modified modified -> parse(modified, url);
            case FetchResult.NotModified same -> unchanged(same);
            case FetchResult.Failed failed -> failed(failed);
        };
    }

    static Reading unchanged(FetchResult.NotModified same) {
        return new Reading.Unchanged(same.etag(), same.lastModified(), same.movedTo(), same.freshFor(), NOT_MODIFIED);
    }

    static Reading failed(FetchResult.Failed failed) {
        return new Reading.Failed(
                failed.reason(),
                failed.detail(),
                failed.retryAfter(),
                failed.answered() == null ? null : failed.answered().status());
    }

    private Reading parse(FetchResult.Modified answer, URI asked) {
        return switch (feeds.read(answer.body(), answer.contentType(), answer.url())) {
            case Feed feed ->
                new Reading.Entries(
                        feed, answer.etag(), answer.lastModified(), answer.movedTo(), answer.freshFor(), OK);
            case NotAFeed(String reason) -> noFeed(answer, asked, reason);
        };
    }

    private static Reading noFeed(FetchResult.Modified answer, URI asked, String reason) {
        return useless(answer, asked, FailureReason.NOT_A_FEED, "what it answers " + reason);
    }

    /// The failure that an answer is which cannot be read, or which stands in the way of the one that can.
    static Reading useless(FetchResult.Modified answer, URI asked, FailureReason reason, String detail) {
        return BlockPage.tell(answer.body(), answer.contentType(), asked, answer.url())
                .map(kind ->
                        new Reading.Failed(FailureReason.BLOCK_PAGE, "the host answers with " + kind.text(), null, OK))
                .orElseGet(() -> new Reading.Failed(reason, detail, null, OK));
    }
}
