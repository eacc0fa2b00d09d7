package io.lapwing.ingest.poll;

import io.lapwing.record.Cursor;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.runtime.kafka.Recoverable;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// Reads cursors from their records.
///
/// @param cursors deserializer on the registry
/// @param deadLetters topic for those that cannot be read
record CursorDecoder(Deserializer<Cursor> cursors, String deadLetters) {

    /// What a record holds.
    sealed interface Decoded {
        /// A cursor, or none where the record only deletes an earlier one.
        record Fine(Optional<Cursor> cursor) implements Decoded {}

        /// Bytes that are no cursor.
        ///
        /// @param letter the same bytes for the dead letters
        /// @param reason what is wrong with them
        record Broken(ProducerRecord<byte[], byte[]> letter, String reason) implements Decoded {}

        /// The registry did not answer; the record must be read again.
        ///
        /// @param reason what it said instead
        record Later(String reason) implements Decoded {}
    }

    Decoded decode(ConsumerRecord<byte[], byte @Nullable []> record) {
        try {
            return new Decoded.Fine(Optional.ofNullable(cursors.deserialize(record.topic(), record.value())));
        } catch (RuntimeException e) {
            return isTheRecord(e) ? broken(record, e) : new Decoded.Later(String.valueOf(e.getMessage()));
        }
    }

    /// The deserializer tells of bad bytes in exceptions of several kinds; other exceptions of Kafka's are how the
    /// registry's refusals of us surface.
    private static boolean isTheRecord(RuntimeException error) {
        return !Recoverable.is(error)
                && (error instanceof SerializationException || !(error instanceof KafkaException));
    }

    private Decoded broken(ConsumerRecord<byte[], byte @Nullable []> record, RuntimeException error) {
        var source = new DeadLetters.Source(
                record.topic(), record.partition(), record.offset(), record.timestamp(), record.headers());
        return new Decoded.Broken(
                DeadLetters.record(deadLetters, source, record.key(), record.value(), error), reason(error));
    }

    private static String reason(RuntimeException error) {
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }
}
