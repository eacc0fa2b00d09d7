package io.lapwing.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// A dead letter.
///
/// @param id what people call it
/// @param record the record as it stands in the dead-letter topic
public record Letter(LetterId id, ConsumerRecord<byte[], byte[]> record) {
    private static final Set<String> ADDED = Set.of(
            DeadLetters.REASON, DeadLetters.ERROR, RecordOrigin.TOPIC, RecordOrigin.PARTITION, RecordOrigin.OFFSET);

    /// Where the original came from; empty if the headers do not say, as with a record that no service wrote.
    public Optional<RecordOrigin> origin() {
        return RecordOrigin.of(record.headers());
    }

    /// Why it could not be processed, in a sentence.
    public String reason() {
        return text(DeadLetters.REASON).orElse("no reason was given");
    }

    /// Simple name of the error's class.
    public String error() {
        return text(DeadLetters.ERROR).orElse("unknown");
    }

    /// Timestamp of the original record.
    public Instant time() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /// The original record: the same key, value, headers and timestamp, for the same partition.
    ///
    /// @param origin where it came from
    ProducerRecord<byte[], byte[]> original(RecordOrigin origin) {
        return new ProducerRecord<>(
                origin.topic(),
                origin.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                originalHeaders(record.headers()));
    }

    /// Bytes that it takes, roughly.
    long size() {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    /// The headers without those that were added when it became a dead letter, which are the last of each name: a
    /// record may have had headers of these names before.
    private static List<Header> originalHeaders(Headers headers) {
        Header[] all = headers.toArray();
        var kept = new ArrayList<Header>(all.length);
        for (Header header : all) {
            boolean added = ADDED.contains(header.key()) && headers.lastHeader(header.key()) == header;
            if (!added) {
                kept.add(header);
            }
        }
        return kept;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }
}
