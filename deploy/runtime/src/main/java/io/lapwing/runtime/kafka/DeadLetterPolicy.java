package io.lapwing.runtime.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/// What both error handlers of a Streams application do with a bad record: write it to the dead-letter topic and count
/// it, in the same transaction as everything else, unless the fault lies outside the record.
final class DeadLetterPolicy {
    static final String TOPIC_SETTING = "lapwing.dead.letter.topic";
    static final String METERS_SETTING = "lapwing.meters";

    private @Nullable String topic;
    private @Nullable MeterRegistry meters;

    void configure(Map<String, ?> settings) {
        topic = (String) settings.get(TOPIC_SETTING);
        meters = (MeterRegistry) settings.get(METERS_SETTING);
        if (topic == null || meters == null) {
            throw new IllegalArgumentException(TOPIC_SETTING + " and " + METERS_SETTING + " must be set");
        }
    }

    /// The dead letter to write; empty if the record is fine and the fault will pass, so that it must be tried again.
    Optional<List<ProducerRecord<byte[], byte[]>>> decide(
            ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Exception error) {
        if (Recoverable.is(error) || topic == null || meters == null) {
            return Optional.empty();
        }
        var source = new DeadLetters.Source(
                context.topic(), context.partition(), context.offset(), context.timestamp(), context.headers());
        meters.counter("lapwing.dead.letters", "topic", context.topic()).increment();
        return Optional.of(List.of(DeadLetters.record(topic, source, key, value, error)));
    }
}
