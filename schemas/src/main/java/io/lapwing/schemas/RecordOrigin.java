package io.lapwing.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The place of the record that another one was made from, carried in three headers: by each record of
/// `reports.enriched` (its raw report) and by each dead letter (the record that could not be processed). It ties an
/// outcome to its cause, so that a ledger can be kept by partition and offset.
///
/// @param topic full name of the topic
/// @param partition its partition
/// @param offset its offset there
public record RecordOrigin(String topic, int partition, long offset) {
    /// Header with the topic's full name.
    public static final String TOPIC = "lapwing_topic";
    /// Header with the partition, as decimal text.
    public static final String PARTITION = "lapwing_partition";
    /// Header with the offset, as decimal text.
    public static final String OFFSET = "lapwing_offset";

    /// Adds the three headers. Where a record has several of them, the last ones count.
    public void addTo(Headers headers) {
        headers.add(TOPIC, topic.getBytes(UTF_8));
        headers.add(PARTITION, Integer.toString(partition).getBytes(UTF_8));
        headers.add(OFFSET, Long.toString(offset).getBytes(UTF_8));
    }

    /// What the headers say; empty if one is absent or holds no such number.
    public static Optional<RecordOrigin> of(Headers headers) {
        String topic = text(headers, TOPIC);
        String partition = text(headers, PARTITION);
        String offset = text(headers, OFFSET);
        if (topic == null || partition == null || offset == null) {
            return Optional.empty();
        }
        try {
            var origin = new RecordOrigin(topic, Integer.parseInt(partition), Long.parseLong(offset));
            return origin.partition >= 0 && origin.offset >= 0 ? Optional.of(origin) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // headers of somebody else's making
        }
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /// As people write it: `topic-partition@offset`.
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
