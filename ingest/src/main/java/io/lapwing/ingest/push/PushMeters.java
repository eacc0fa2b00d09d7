package io.lapwing.ingest.push;

import io.micrometer.core.instrument.MeterRegistry;

/// What pushing tells of itself.
///
/// @param registry where it is recorded
record PushMeters(MeterRegistry registry) {
    void answered(int status) {
        registry.counter("lapwing.ingest.push.requests", "status", Integer.toString(status))
                .increment();
    }

    void stored(int reports) {
        registry.counter("lapwing.ingest.reports", "kind", "push").increment(reports);
    }
}
