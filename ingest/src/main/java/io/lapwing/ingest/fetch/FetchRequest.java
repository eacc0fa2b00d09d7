package io.lapwing.ingest.fetch;

import io.lapwing.runtime.config.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to fetch.
///
/// @param url where
/// @param etag validator of the copy already known (`ETag`), as received
/// @param lastModified validator of the copy already known (`Last-Modified`), as received
/// @param headers further headers; a redirect to another host does not get them
public record FetchRequest(
        URI url, @Nullable String etag, @Nullable String lastModified, Map<String, Secret> headers) {
    /// A request without headers of its own.
    public FetchRequest(URI url, @Nullable String etag, @Nullable String lastModified) {
        this(url, etag, lastModified, Map.of());
    }

    /// A request without conditions.
    public static FetchRequest of(URI url) {
        return new FetchRequest(url, null, null);
    }
}
