package io.lapwing.ingest.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/// What pushing tells of itself.
final class PushMeters {
    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter repeated;
    private final Counter forgotten;
    private final Counter published;
    private final Timer acknowledged;

    /// @param registry where it is recorded
    PushMeters(MeterRegistry registry, InFlight inFlight) {
        this.registry = registry;
        this.accepted = Counter.builder("lapwing.push.reports.accepted")
                .description("Reports that the broker has on all in-sync replicas")
                .register(registry);
        this.repeated = Counter.builder("lapwing.push.requests.repeated")
                .description("Requests that were answered as before and not stored again")
                .register(registry);
        this.forgotten = Counter.builder("lapwing.push.requests.forgotten")
                .description("Requests whose id was forgotten early, since more came than are remembered")
                .register(registry);
        this.published = registry.counter("lapwing.ingest.reports", "kind", "push");
        this.acknowledged = Timer.builder("lapwing.push.ack")
                .description("Time from handing a request's reports to the producer until the broker has them")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry);
        Gauge.builder("lapwing.push.in.flight", inFlight, InFlight::used)
                .baseUnit("bytes")
                .description("Bytes of requests that are not answered yet")
                .register(registry);
    }

    void answered(Answer answer, int status) {
        registry.counter("lapwing.push.requests", "status", Integer.toString(status))
                .increment();
        switch (answer) {
            case Answer.Accepted(int reports, boolean again)
            when !again -> {
                accepted.increment(reports);
                published.increment(reports);
            }
            case Answer.Accepted _ -> repeated.increment();
            case Answer.Refused(ProblemDetail problem, int reports) -> {
                String reason = problem.kind().id();
                registry.counter("lapwing.push.requests.rejected", "reason", reason)
                        .increment();
                registry.counter("lapwing.push.reports.rejected", "reason", reason)
                        .increment(reports);
            }
        }
    }

    void forgotten() {
        forgotten.increment();
    }

    Timer acknowledged() {
        return acknowledged;
    }
}
