package io.lapwing.ingest.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What to fetch.
///
/// @param url where
/// @param etag validator of the copy already known (`ETag`), as received
/// @param lastModified validator of the copy already known (`Last-Modified`), as received
public record FetchRequest(
        URI url, @Nullable String etag, @Nullable String lastModified) {
    /// A request without conditions.
    public static FetchRequest of(URI url) {
        return new FetchRequest(url, null, null);
    }
}
