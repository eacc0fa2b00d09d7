package io.lapwing.ingest.poll;

import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.record.RawReport;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// What polling tells of itself.
final class PollMeters {
    private static final Duration[] LATENESS = Stream.of(500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Timer lateness;

    PollMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lateness = Timer.builder("lapwing.poll.lateness")
                .description("From when a source was due until its first request, waits for its host included")
                .serviceLevelObjectives(LATENESS)
                .register(registry);
    }

    void watch(IntSupplier owned, LongSupplier failing) {
        Gauge.builder("lapwing.ingest.sources.owned", owned::getAsInt).register(registry);
        Gauge.builder("lapwing.ingest.sources.failing", failing::getAsLong).register(registry);
    }

    void committed(PollOutcome outcome) {
        switch (outcome.verdict()) {
            case PollOutcome.Verdict.News _ -> poll("news");
            case PollOutcome.Verdict.NothingNew _ -> poll("nothing-new");
            case PollOutcome.Verdict.Failed(FailureReason reason, String _) -> {
                poll("failed");
                registry.counter("lapwing.ingest.source.failures", "reason", reason.id())
                        .increment();
            }
        }
        registry.counter("lapwing.ingest.elements.skipped")
                .increment(outcome.flaws().skipped());
        String state = outcome.cursor().getState();
        if (state != null) {
            registry.counter("lapwing.ingest.source.remarks", "state", state).increment();
        }
        outcome.publications().forEach(publication -> reports(publication.report()));
    }

    /// A poll that was put off, because the host had asked to be left alone.
    void held() {
        poll("held");
    }

    /// A poll makes its first request so long after it was due.
    void late(Duration time) {
        lateness.record(time);
    }

    void undone() {
        poll("undone");
    }

    void brokenCursor() {
        registry.counter("lapwing.dead.letters", "topic", "sources.cursors").increment();
    }

    void transaction(String result) {
        registry.counter("lapwing.ingest.transactions", "result", result).increment();
    }

    private void poll(String result) {
        registry.counter("lapwing.ingest.polls", "result", result).increment();
    }

    private void reports(RawReport report) {
        registry.counter("lapwing.ingest.reports", "kind", report.getOrigin().getSourceKind())
                .increment();
    }
}
