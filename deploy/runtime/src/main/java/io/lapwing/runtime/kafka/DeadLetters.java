package io.lapwing.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.schemas.RecordOrigin;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Makes dead letters: the original bytes and headers, with the reason and the [RecordOrigin] in further headers.
public final class DeadLetters {
    /// Header with one sentence on why the record could not be processed.
    public static final String REASON = "lapwing_reason";
    /// Header with the simple name of the error's class.
    public static final String ERROR = "lapwing_error";
    /// Header of a record that is no dead letter but says that one was dealt with, and how: `redriven` or `discarded`.
    /// Whoever counts dead letters passes over records that have it.
    public static final String HANDLED = "lapwing_handled";

    private static final int MAX_REASON = 500;

    private DeadLetters() {}

    /// Where a record came from.
    ///
    /// @param topic its topic
    /// @param partition its partition
    /// @param offset its offset
    /// @param timestamp its timestamp, in milliseconds since 1970
    /// @param headers its headers
    public record Source(String topic, int partition, long offset, long timestamp, Headers headers) {}

    /// A record for a dead-letter topic.
    ///
    /// @param topic the dead-letter topic
    public static ProducerRecord<byte[], byte[]> record(
            String topic, Source source, byte @Nullable [] key, byte @Nullable [] value, Throwable error) {
        var headers = new RecordHeaders(source.headers());
        headers.add(REASON, reason(error).getBytes(UTF_8));
        headers.add(ERROR, root(error).getClass().getSimpleName().getBytes(UTF_8));
        new RecordOrigin(source.topic(), source.partition(), source.offset()).addTo(headers);
        return new ProducerRecord<>(topic, null, source.timestamp(), key, value, headers);
    }

    /// The bytes of a buffer, which stays as it was.
    public static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static String reason(Throwable error) {
        Throwable root = root(error);
        String outer = String.valueOf(error.getMessage());
        String reason = error.getCause() == null ? outer : outer + ": " + root.getMessage();
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private static Throwable root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
