package io.lapwing.ingest.fetch;

import io.lapwing.ingest.fetch.FetchResult.Failed;
import io.lapwing.ingest.fetch.FetchResult.Modified;
import io.lapwing.ingest.fetch.FetchResult.NotModified;
import io.lapwing.runtime.http.OutgoingHttp;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/// Fetches feeds. Never throws for what a host does: each outcome is a [FetchResult]. Safe for use by many threads.
public final class Fetcher implements AutoCloseable {
    private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json,"
            + " application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";
    private static final int MAX_REDIRECTS = 5;
    private static final int LONGEST_VALIDATOR = 1000;
    /// What is read of the body of a refusal: enough to tell a block page, and to be able to use its connection again.
    private static final int REFUSAL = 16 * 1024;

    private final CloseableHttpClient client;
    private final Limits limits;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timer;

    /// Limits of one exchange.
    ///
    /// @param deadline longest time for the whole of it, redirects and body included
    /// @param maxBodyBytes largest body, in bytes after decompression
    public record Limits(Duration deadline, int maxBodyBytes) {}

    /// @param settings user agent, addresses that are allowed, connections
    /// @param clock the time, for `Retry-After` dates
    public Fetcher(OutgoingHttp.Settings settings, Limits limits, InstantSource clock) {
        this(OutgoingHttp.client(settings), limits, clock);
    }

    Fetcher(CloseableHttpClient client, Limits limits, InstantSource clock) {
        this.client = client;
        this.limits = limits;
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("fetch-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    /// Fetches one document, following up to five redirects.
    public FetchResult fetch(FetchRequest request) {
        if (!RedirectTrail.isWeb(request.url())) {
            return new Failed(FailureReason.FORBIDDEN_ADDRESS, "the url is not a web address without a user name");
        }
        try (var deadline = new Deadline(timer, limits.deadline())) {
            try {
                return follow(request, deadline);
            } catch (IOException e) {
                return deadline.passed() ? overdue() : FetchErrors.classify(e);
            } catch (RuntimeException e) {
                // The client reports a request that is cancelled before it begins in this way.
                if (deadline.passed()) {
                    return overdue();
                }
                throw e;
            }
        }
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        timer.shutdownNow();
    }

    private FetchResult follow(FetchRequest request, Deadline deadline) throws IOException {
        var trail = new RedirectTrail(request.url());
        while (true) {
            HttpGet get = deadline.guard(get(trail.at(), request));
            ClassicHttpResponse response = client.executeOpen(null, get, null);
            try {
                Optional<FetchResult> result = answer(response, get, trail);
                if (result.isPresent()) {
                    return result.get();
                }
            } finally {
                Closer.closeQuietly(response); // closing complains of a body that was cut off on purpose
            }
            if (trail.length() > MAX_REDIRECTS) {
                return new Failed(
                        FailureReason.REDIRECT,
                        "more than " + MAX_REDIRECTS + " redirects",
                        new FetchResult.Answered(trail.at(), response.getCode()));
            }
        }
    }

    /// What the answer means; empty if it is a redirect that was put on the trail.
    private Optional<FetchResult> answer(ClassicHttpResponse response, HttpGet get, RedirectTrail trail)
            throws IOException {
        int status = response.getCode();
        if (status == HttpStatus.SC_OK || status == HttpStatus.SC_NON_AUTHORITATIVE_INFORMATION) {
            return Optional.of(modified(response, get, trail));
        }
        if (status == HttpStatus.SC_NOT_MODIFIED) {
            return Optional.of(new NotModified(
                    trail.at(),
                    validator(response, HttpHeaders.ETAG),
                    validator(response, HttpHeaders.LAST_MODIFIED),
                    trail.movedTo(),
                    Freshness.of(response, clock.instant())));
        }
        String location = HeaderValues.first(response, HttpHeaders.LOCATION);
        if (RedirectTrail.isRedirect(status) && location != null) {
            drain(response, get);
            return trail.step(status, location)
                    .map(problem ->
                            new Failed(FailureReason.REDIRECT, problem, new FetchResult.Answered(trail.at(), status)));
        }
        return Optional.of(Refusal.of(response, drain(response, get), trail, clock.instant()));
    }

    /// The beginning of a body; the rest is left unread.
    private static byte[] drain(ClassicHttpResponse response, HttpGet get) throws IOException {
        byte[] head = Body.head(response.getEntity(), REFUSAL);
        if (head.length == REFUSAL) {
            get.cancel(); // else closing the response would read the rest
        }
        return head;
    }

    private FetchResult modified(ClassicHttpResponse response, HttpGet get, RedirectTrail trail) throws IOException {
        Optional<byte[]> body = Body.read(response.getEntity(), limits.maxBodyBytes());
        if (body.isEmpty()) {
            get.cancel();
            return new Failed(
                    FailureReason.TOO_LARGE,
                    "the body is larger than " + limits.maxBodyBytes() + " bytes",
                    new FetchResult.Answered(trail.at(), response.getCode()));
        }
        return new Modified(
                body.get(),
                HeaderValues.first(response, HttpHeaders.CONTENT_TYPE),
                trail.at(),
                validator(response, HttpHeaders.ETAG),
                validator(response, HttpHeaders.LAST_MODIFIED),
                trail.movedTo(),
                Freshness.of(response, clock.instant()),
                LinkHeader.next(response.getHeaders(HttpHeaders.LINK)));
    }

    private static HttpGet get(URI url, FetchRequest request) {
        var get = new HttpGet(url);
        get.setHeader(HttpHeaders.ACCEPT, ACCEPT);
        if (RedirectTrail.isSameOrigin(request.url(), url)) {
            request.headers().forEach((name, value) -> get.setHeader(name, value.reveal()));
        }
        if (request.etag() != null) {
            get.setHeader(HttpHeaders.IF_NONE_MATCH, request.etag());
        }
        if (request.lastModified() != null) {
            get.setHeader(HttpHeaders.IF_MODIFIED_SINCE, request.lastModified());
        }
        return get;
    }

    private Failed overdue() {
        return new Failed(FailureReason.TIMEOUT, "the exchange took longer than " + limits.deadline());
    }

    /// A validator is kept and sent back, so an absurdly long one is not worth having.
    private static @Nullable String validator(ClassicHttpResponse response, String name) {
        String value = HeaderValues.first(response, name);
        return value == null || value.length() > LONGEST_VALIDATOR ? null : value;
    }
}
