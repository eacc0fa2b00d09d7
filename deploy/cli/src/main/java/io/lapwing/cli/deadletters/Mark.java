package io.lapwing.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/// Says that a dead letter was dealt with. It is a record without key and value behind the letter in the same partition
/// of the same topic, so that it lives as long as the letter and is read by whoever reads the letter.
///
/// @param offset offset of the letter
/// @param handling what was done
/// @param note for a redriven one where its original was put, for a discarded one the reason
/// @param origin where the original came from
/// @param at when it was done
public record Mark(long offset, Handling handling, String note, Optional<RecordOrigin> origin, Instant at) {
    private static final String LETTER = "lapwing_letter";
    private static final String NOTE = "lapwing_note";

    /// What a record of a dead-letter topic says; empty if it is a dead letter.
    ///
    /// @throws StartupException if it is a mark that cannot be understood
    public static Optional<Mark> of(ConsumerRecord<byte[], byte[]> record) {
        Optional<String> name = text(record, DeadLetters.HANDLED);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Handling> handling = name.flatMap(Handling::of);
        Optional<Long> offset = text(record, LETTER).flatMap(Mark::number);
        if (handling.isEmpty() || offset.isEmpty()) {
            throw new StartupException(record.topic() + "-" + record.partition() + "@" + record.offset()
                    + " says that a dead letter was dealt with in a way that this release does not know ('"
                    + name.get() + "'); use the release that wrote it");
        }
        return Optional.of(new Mark(
                offset.get(),
                handling.get(),
                text(record, NOTE).orElse(""),
                RecordOrigin.of(record.headers()),
                Instant.ofEpochMilli(record.timestamp())));
    }

    /// The record that says so.
    ///
    /// @param topic the dead-letter topic
    /// @param partition the letter's partition
    ProducerRecord<byte[], byte[]> record(String topic, int partition) {
        var record = new ProducerRecord<byte[], byte[]>(topic, partition, at.toEpochMilli(), null, null);
        record.headers().add(DeadLetters.HANDLED, handling.toString().getBytes(UTF_8));
        record.headers().add(LETTER, Long.toString(offset).getBytes(UTF_8));
        record.headers().add(NOTE, note.getBytes(UTF_8));
        origin.ifPresent(from -> from.addTo(record.headers()));
        return record;
    }

    private static Optional<String> text(ConsumerRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty(); // the caller tells that the mark cannot be understood
        }
    }
}
