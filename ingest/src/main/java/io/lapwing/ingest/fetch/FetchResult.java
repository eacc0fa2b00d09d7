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
    /// @param freshFor how long it says that it stays as it is; zero if it does not say
    /// @param next address of the next page by the header `Link`, as received
    @SuppressWarnings("ArrayRecordComponent") // never compared; copying megabytes to hide the array would cost
    record Modified(
            byte[] body,
            @Nullable String contentType,
            URI url,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable URI movedTo,
            Duration freshFor,
            @Nullable String next)
            implements FetchResult {}

    /// The copy already known is still right.
    ///
    /// @param url where that was said in the end
    /// @param etag validator for the next request in place of the one sent; null to keep that
    /// @param lastModified validator for the next request in place of the one sent; null to keep that
    /// @param movedTo address to use from now on, if the host redirected for good
    /// @param freshFor how long it says that it stays as it is; zero if it does not say
    record NotModified(
            URI url,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable URI movedTo,
            Duration freshFor) implements FetchResult {}

    /// Nothing could be had.
    ///
    /// @param reason why, as a class
    /// @param detail why, in a few words
    /// @param retryAfter how long the host asks to be left alone
    /// @param answered who answered, and how; null if nobody did
    record Failed(
            FailureReason reason,
            String detail,
            @Nullable Duration retryAfter,
            @Nullable Answered answered) implements FetchResult {
        Failed(FailureReason reason, String detail) {
            this(reason, detail, null, null);
        }

        Failed(FailureReason reason, String detail, Answered answered) {
            this(reason, detail, null, answered);
        }
    }

    /// The last answer of an exchange.
    ///
    /// @param url address that was asked last
    /// @param status its HTTP status
    record Answered(URI url, int status) {}
}
