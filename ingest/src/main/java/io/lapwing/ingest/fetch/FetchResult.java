package io.lapwing.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of a request.
public sealed interface FetchResult {
    /// A body that may differ from the one known.
    ///
    /// @param body the decompressed body
    /// @param contentType its `Content-Type`
    /// @param url where it was found in the end
    /// @param etag validator for the next request
    /// @param lastModified validator for the next request
    /// @param movedTo address to use from now on, if the host redirected for good
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying megabytes to hide the array would cost
    record Modified(
            byte[] body,
            @Nullable String contentType,
            URI url,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable URI movedTo)
            implements FetchResult {}

    /// The copy already known is still right.
    ///
    /// @param movedTo address to use from now on, if the host redirected for good
    record NotModified(@Nullable URI movedTo) implements FetchResult {}

    /// Nothing could be had.
    ///
    /// @param reason why, as a class
    /// @param detail why, in a few words
    /// @param retryAfter how long the host asks to be left alone
    record Failed(
            FailureReason reason, String detail, @Nullable Duration retryAfter) implements FetchResult {
        Failed(FailureReason reason, String detail) {
            this(reason, detail, null);
        }
    }
}
