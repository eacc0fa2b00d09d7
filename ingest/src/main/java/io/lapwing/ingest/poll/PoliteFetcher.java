package io.lapwing.ingest.poll;

import io.lapwing.ingest.fetch.FetchRequest;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.fetch.FetchResult.Answered;
import io.lapwing.ingest.fetch.Fetcher;
import java.net.URI;

/// Fetches within the limits of hosts, and learns from answers when a host wants to be left alone.
///
/// @param fetcher fetches
/// @param limits limits of hosts
record PoliteFetcher(Fetcher fetcher, HostLimits limits) {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /// @throws HostHeldException if the host has asked to be left alone
    FetchResult fetch(FetchRequest request) throws InterruptedException {
        FetchResult result;
        try (var _ = limits.enter(request.url())) {
            PollStart.request();
            result = fetcher.fetch(request);
        }
        switch (result) {
            case FetchResult.Modified modified -> count(request.url(), modified.url());
            case FetchResult.NotModified unchanged -> count(request.url(), unchanged.url());
            case FetchResult.Failed failed -> refused(request.url(), failed);
        }
        return result;
    }

    private void refused(URI asked, FetchResult.Failed failed) {
        Answered answered = failed.answered();
        if (answered == null) {
            return;
        }
        count(asked, answered.url());
        boolean busy = answered.status() == TOO_MANY_REQUESTS || answered.status() == UNAVAILABLE;
        if (busy && failed.retryAfter() != null) {
            limits.hold(answered.url(), failed.retryAfter());
        }
    }

    private void count(URI asked, URI found) {
        if (!found.getHost().equalsIgnoreCase(asked.getHost())) {
            limits.count(found);
        }
    }
}
