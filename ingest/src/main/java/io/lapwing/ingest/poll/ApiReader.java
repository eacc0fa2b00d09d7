package io.lapwing.ingest.poll;

import io.lapwing.ingest.api.ApiAddress;
import io.lapwing.ingest.api.ApiAnswer;
import io.lapwing.ingest.api.ApiPages;
import io.lapwing.ingest.api.ApiPosition;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.fetch.FetchRequest;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.source.HeaderTemplate;
import io.lapwing.ingest.source.JsonApiSource;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.MissingKeyException;
import io.lapwing.record.Cursor;
import io.lapwing.runtime.config.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads one page of an API.
final class ApiReader {
    private static final String ACCEPT = "application/json, */*;q=0.1";
    /// After so many failures in a row a run is given up and begun anew, since marks of pages grow old.
    private static final int BEGIN_ANEW_AFTER = 3;

    private final PoliteFetcher fetcher;
    private final Keys keys;
    private final InstantSource clock;

    ApiReader(PoliteFetcher fetcher, Keys keys, InstantSource clock) {
        this.fetcher = fetcher;
        this.keys = keys;
        this.clock = clock;
    }

    Reading read(JsonApiSource source, @Nullable Cursor cursor) throws InterruptedException {
        ApiPosition left = ApiPosition.parse(cursor == null ? null : cursor.getPosition());
        boolean anew = left.next() != null && cursor != null && cursor.getFailures() >= BEGIN_ANEW_AFTER;
        ApiPosition position = ApiAddress.begin(source, anew ? left.rewound() : left, clock.instant());
        FetchRequest request;
        try {
            request = request(source, cursor, position, anew);
        } catch (MissingKeyException e) {
            return new Reading.Failed(FailureReason.KEY, String.valueOf(e.getMessage()), null);
        }
        return switch (fetcher.fetch(request)) {
            case FetchResult.Modified modified -> page(source, cursor, position, request, modified);
            case FetchResult.NotModified same -> SourceReader.unchanged(same);
            case FetchResult.Failed failed -> SourceReader.failed(failed);
        };
    }

    /// Conditional only where the same page is asked for each time.
    private FetchRequest request(JsonApiSource source, @Nullable Cursor cursor, ApiPosition position, boolean anew)
            throws MissingKeyException {
        String movedTo = cursor == null ? null : cursor.getMovedTo();
        URI url = ApiAddress.of(source, position, movedTo == null ? null : URI.create(movedTo));
        return cursor == null || anew || !isFirst(position) || source.since().isPresent()
                ? new FetchRequest(url, null, null, headers(source))
                : new FetchRequest(url, cursor.getEtag(), cursor.getLastModified(), headers(source));
    }

    private Map<String, Secret> headers(JsonApiSource source) throws MissingKeyException {
        var headers = new TreeMap<String, Secret>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", new Secret(ACCEPT));
        for (HeaderTemplate header : source.headers()) {
            headers.put(header.name(), header.fill(keys));
        }
        return headers;
    }

    private static Reading page(
            JsonApiSource source,
            @Nullable Cursor cursor,
            ApiPosition position,
            FetchRequest request,
            FetchResult.Modified answer) {
        return switch (ApiPages.read(source, position, answer)) {
            case ApiAnswer.Page page -> part(source, cursor, position, answer, page);
            case ApiAnswer.Unreadable(FailureReason reason, String detail)
            when reason == FailureReason.NOT_JSON -> SourceReader.useless(answer, request.url(), reason, detail);
            case ApiAnswer.Unreadable(FailureReason reason, String detail) ->
                new Reading.Failed(reason, detail, null, SourceReader.OK);
        };
    }

    /// What belongs to the address of the first page is kept while the others are read.
    private static Reading part(
            JsonApiSource source,
            @Nullable Cursor cursor,
            ApiPosition position,
            FetchResult.Modified answer,
            ApiAnswer.Page page) {
        boolean sameEachTime = source.since().isEmpty();
        boolean first = isFirst(position) && sameEachTime;
        ApiPosition onward = page.onward();
        var steps = new Reading.Steps(
                isFirst(position),
                onward == null ? null : onward.text(),
                page.end().text(),
                sameEachTime,
                Math.max(1, page.end().reach()));
        return new Reading.Part(
                page.drafts(),
                true,
                true,
                steps,
                first ? answer.etag() : cursor == null ? null : cursor.getEtag(),
                first ? answer.lastModified() : cursor == null ? null : cursor.getLastModified(),
                first ? answer.movedTo() : null,
                answer.freshFor(),
                SourceReader.OK,
                page.flaws());
    }

    private static boolean isFirst(ApiPosition position) {
        return position.next() == null;
    }
}
