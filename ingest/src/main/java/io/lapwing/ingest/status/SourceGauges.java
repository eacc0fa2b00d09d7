package io.lapwing.ingest.status;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Gauges for each source that this instance polls, so that a source is told of by one instance at a time. They are
/// made
/// when metrics are asked for: kept as meters, those of 10,000 sources take 36 MB.
public final class SourceGauges implements MultiCollector {
    private static final double MILLIS = 1000;

    private final String service;
    private final StatusBoard board;
    private final InstantSource clock;

    /// @param service name of the service, which is a label of every gauge
    public SourceGauges(String service, StatusBoard board, InstantSource clock) {
        this.service = service;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        List<StatusBoard.Row> owned =
                board.rows().stream().filter(StatusBoard.Row::owned).toList();
        if (owned.isEmpty()) {
            return new MetricSnapshots();
        }
        Instant now = clock.instant();
        return new MetricSnapshots(
                gauge(
                        "lapwing_source_last_success_timestamp_seconds",
                        "When the source was last read",
                        owned,
                        status -> epoch(status.lastSuccess())),
                gauge(
                        "lapwing_source_interval_seconds",
                        "Time between two readings of the source",
                        owned,
                        status -> seconds(status.interval())),
                gauge("lapwing_source_failures", "Failures in a row", owned, SourceStatus::failures),
                gauge(
                        "lapwing_source_silent_seconds",
                        "Time since the source gave something new",
                        owned,
                        status -> since(status.lastNew(), now)),
                states(owned, now));
    }

    private GaugeSnapshot gauge(
            String name, String help, List<StatusBoard.Row> owned, ToDoubleFunction<SourceStatus> value) {
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        owned.forEach(row -> gauge.dataPoint(new GaugeDataPointSnapshot(
                value.applyAsDouble(row.status()),
                Labels.of("service", service, "source", row.source().id()),
                null)));
        return gauge.build();
    }

    private GaugeSnapshot states(List<StatusBoard.Row> owned, Instant now) {
        var gauge = GaugeSnapshot.builder().name("lapwing_source_state").help("How the source fares; always 1");
        owned.forEach(row -> gauge.dataPoint(new GaugeDataPointSnapshot(1, labels(row, now), null)));
        return gauge.build();
    }

    private Labels labels(StatusBoard.Row row, Instant now) {
        String reason = row.status().reason();
        return Labels.of(
                "reason",
                reason == null ? "none" : reason,
                "service",
                service,
                "source",
                row.source().id(),
                "state",
                row.status().state(now).id());
    }

    private static double epoch(@Nullable Instant moment) {
        return moment == null ? Double.NaN : moment.toEpochMilli() / MILLIS;
    }

    private static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / MILLIS;
    }

    private static double since(@Nullable Instant moment, Instant now) {
        return moment == null ? Double.NaN : seconds(Duration.between(moment, now));
    }
}
