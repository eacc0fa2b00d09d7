package io.lapwing.ingest.fetch;

import io.lapwing.ingest.fetch.FetchResult.Answered;
import io.lapwing.ingest.fetch.FetchResult.Failed;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/// What an answer means that is neither success nor redirect.
final class Refusal {
    /// Header by which Cloudflare marks a page that tests for robots.
    private static final String MITIGATED = "cf-mitigated";

    private Refusal() {}

    /// @param page beginning of the body
    static Failed of(HttpResponse answer, byte[] page, RedirectTrail trail, Instant now) {
        int status = answer.getCode();
        var answered = new Answered(trail.at(), status);
        var pause = RetryAfter.parse(HeaderValues.first(answer, HttpHeaders.RETRY_AFTER), now);
        if (status == HttpStatus.SC_GONE) {
            return new Failed(
                    FailureReason.GONE, "the host says that it is gone for good (status 410)", pause, answered);
        }
        String says = "the host answers with status " + status;
        return blocked(answer, page, trail)
                .map(kind -> new Failed(FailureReason.BLOCK_PAGE, says + " and " + kind.text(), pause, answered))
                .orElseGet(() -> new Failed(FailureReason.STATUS, says, pause, answered));
    }

    private static Optional<BlockPage.Kind> blocked(HttpResponse answer, byte[] page, RedirectTrail trail) {
        if ("challenge".equalsIgnoreCase(HeaderValues.first(answer, MITIGATED))) {
            return Optional.of(BlockPage.Kind.CHALLENGE);
        }
        return switch (answer.getCode()) {
            // A host's own pages for these may hold a login form or a search box, and mean what their status says.
            case HttpStatus.SC_NOT_FOUND,
                    HttpStatus.SC_INTERNAL_SERVER_ERROR,
                    HttpStatus.SC_BAD_GATEWAY,
                    HttpStatus.SC_GATEWAY_TIMEOUT -> Optional.empty();
            default ->
                BlockPage.tell(page, HeaderValues.first(answer, HttpHeaders.CONTENT_TYPE), trail.start(), trail.at());
        };
    }
}
