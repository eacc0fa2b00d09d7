package io.lapwing.enrich;

import io.lapwing.record.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What the service counts. Counts are of work done: a record that is processed again after a crash counts again.
final class EnrichMetrics {
    private final MeterRegistry meters;
    private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Counter> signals = new ConcurrentHashMap<>();
    private final Timer duration;

    EnrichMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.UNKNOWN) {
                outcomes.put(
                        outcome,
                        Counter.builder("lapwing.enrich.outcomes")
                                .description("Reports by what became of them")
                                .tag("outcome", outcome.name())
                                .register(meters));
            }
        }
        duration = Timer.builder("lapwing.enrich.duration")
                .description("Time to clean, classify and extract one report")
                .register(meters);
    }

    Timer duration() {
        return duration;
    }

    void enriched(Enrichment enrichment) {
        Counter counter = outcomes.get(enrichment.report().getOutcome());
        if (counter != null) {
            counter.increment();
        }
        enrichment
                .signals()
                .forEach(signal -> signals.computeIfAbsent(signal.getTheme(), this::signalCounter)
                        .increment());
    }

    private Counter signalCounter(String theme) {
        return Counter.builder("lapwing.enrich.signals")
                .description("Signals by theme")
                .tag("theme", theme)
                .register(meters);
    }
}
