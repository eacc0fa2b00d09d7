package io.lapwing.enrich;

import io.lapwing.enrich.dedupe.Deduplicator;
import io.lapwing.enrich.dedupe.SeenReport;
import io.lapwing.enrich.dedupe.SeenReports;
import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.record.RawReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Gives each raw report its outcome. The state is changed and the result passed on only after everything about the
/// record has been computed, so that a failure leaves no half outcome.
final class EnrichProcessor extends ContextualProcessor<String, RawReport, String, Enrichment> {
    private final Enricher enricher;
    private final Duration dedupeWindow;
    private final EnrichMetrics metrics;
    private final InstantSource clock;
    private @Nullable SeenReports seenReports;

    EnrichProcessor(Enricher enricher, Duration dedupeWindow, EnrichMetrics metrics, InstantSource clock) {
        this.enricher = enricher;
        this.dedupeWindow = dedupeWindow;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Enrichment> context) {
        super.init(context);
        seenReports = new SeenReports(context.getStateStore(SeenReports.STORE), dedupeWindow);
    }

    @Override
    public void process(Record<String, RawReport> record) {
        RawReport raw = record.value();
        if (raw == null) {
            throw new IllegalArgumentException("the record has no value, so there is no report in it");
        }
        SeenReports known = Objects.requireNonNull(seenReports, "init comes first");
        String key = record.key() == null ? raw.getId() : record.key();
        long time = time(raw, record.timestamp());
        @Nullable SeenReport seen = known.find(key, time);
        Sighting sighting = Deduplicator.decide(raw, seen);
        Enrichment enrichment = metrics.duration().record(() -> enricher.enrich(raw, sighting, clock.instant()));
        if (!(sighting instanceof Sighting.Repeat)) {
            known.put(key, Deduplicator.remember(raw, seen, enrichment.themes(), Instant.ofEpochMilli(time)));
        }
        metrics.enriched(enrichment);
        context().forward(new Record<>(raw.getId(), enrichment, time, record.headers()));
    }

    /// The fetch time; the record's own time if the report gives one that lies ahead, which brokers refuse.
    private long time(RawReport raw, long recordTime) {
        long fetched = raw.getFetchedAt().toEpochMilli();
        return fetched >= 0 && fetched <= clock.millis() ? fetched : recordTime;
    }
}
