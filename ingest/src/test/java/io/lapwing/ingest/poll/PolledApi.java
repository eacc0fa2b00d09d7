package io.lapwing.ingest.poll;

import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.record.Cursor;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A source that is polled as the loop polls it, with what would be committed kept here.
final class PolledApi implements AutoCloseable {
    static final int LARGEST_BODY = 100_000;

    final List<PollOutcome> outcomes = new ArrayList<>();

    private @Nullable Cursor cursor;

    Instant now = Instant.parse("2026-02-24T09:00:00Z");

    private final Fetcher fetcher;
    private final SourceReader reader;
    private final PollDecision decision = new PollDecision(
            new Intervals(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(15)),
            Duration.ofHours(1),
            Duration.ofDays(3));

    PolledApi(Map<String, String> environment) {
        var http = new OutgoingHttp.Settings(
                "Lapwing/test", AddressPolicy.ANY, Duration.ofSeconds(20), Duration.ofSeconds(20), 2, 2);
        fetcher = new Fetcher(http, new Fetcher.Limits(Duration.ofSeconds(20), LARGEST_BODY), () -> now);
        reader = new SourceReader(
                fetcher, new HostLimits(2, 2, Duration.ZERO, () -> now), new Keys(environment), () -> now);
    }

    static Source source(String entry) {
        return SourceList.parse("sources.yaml", "sources:\n" + entry).sources().getFirst();
    }

    /// Where it stands.
    Cursor cursor() {
        return Objects.requireNonNull(cursor);
    }

    /// Polls once.
    PollOutcome poll(Source source) throws InterruptedException {
        Watch watch = new Watch(source, 0, cursor).atItsAddress();
        PollOutcome outcome = decision.decide(watch, reader.read(source, watch.cursor()), now, 0);
        cursor = outcome.cursor();
        outcomes.add(outcome);
        return outcome;
    }

    /// Polls as long as the source is due at once, and gives the titles of what is published.
    List<String> run(Source source) throws InterruptedException {
        var titles = new ArrayList<String>();
        int polls = 0;
        do {
            titles.addAll(titles(poll(source)));
            if (++polls > 50) {
                throw new AssertionError("the run does not end");
            }
        } while (!outcomes.getLast().cursor().getNextPollAt().isAfter(now));
        return titles;
    }

    static List<String> titles(PollOutcome outcome) {
        return outcome.publications().stream()
                .map(Publication::report)
                .map(report -> report.getTitle())
                .toList();
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
