package io.lapwing.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.record.Alert;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Signal;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// How a record is shown on one line.
final class RecordLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordLines() {}

    static Tailer.Line of(Signal signal) {
        String text = String.format(
                Locale.ROOT,
                "%s  %-12s %.2f  %s  (%s; %s)",
                signal.getReport().getFetchedAt(),
                signal.getTheme(),
                signal.getScore(),
                signal.getReport().getTitle(),
                signal.getReport().getOrigin().getPublisher(),
                signal.getEvidence().stream()
                        .map(evidence -> evidence.getTerm())
                        .distinct()
                        .limit(4)
                        .collect(Collectors.joining(", ")));
        return new Tailer.Line(text, signal.toString());
    }

    static Tailer.Line of(Alert alert) {
        String text = String.format(
                Locale.ROOT,
                "%s  %-8s %-8s %s: %s",
                alert.getUpdatedAt(),
                alert.getStatus(),
                alert.getSeverity(),
                alert.getRuleId(),
                alert.getReason());
        return new Tailer.Line(text, alert.toString());
    }

    static Tailer.Line of(EnrichedReport report) {
        String text = String.format(
                Locale.ROOT,
                "%s  %-9s %s  %s  (%s)",
                report.getFetchedAt(),
                report.getOutcome(),
                report.getLanguage(),
                report.getTitle(),
                report.getOutcomeReason());
        return new Tailer.Line(text, report.toString());
    }

    static Tailer.Line deadLetter(ConsumerRecord<byte[], byte[]> record) {
        var fields = place(record);
        for (Header header : record.headers()) {
            if (header.value() != null) {
                fields.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        Object handled = fields.get(DeadLetters.HANDLED);
        String text = Instant.ofEpochMilli(record.timestamp()) + "  "
                + RecordOrigin.of(record.headers()).map(RecordOrigin::toString).orElse("from an unknown place") + "  "
                + (handled == null ? fields.getOrDefault(DeadLetters.REASON, "no reason was given") : "was " + handled);
        return new Tailer.Line(text, json(fields));
    }

    static Tailer.Line unreadable(ConsumerRecord<byte[], byte[]> record, Exception error) {
        var fields = place(record);
        fields.put("error", error.getMessage());
        return new Tailer.Line(
                fields.get("topic") + "-" + fields.get("partition") + "@" + fields.get("offset") + "  cannot be read: "
                        + error.getMessage(),
                json(fields));
    }

    private static Map<String, Object> place(ConsumerRecord<byte[], byte[]> record) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("topic", record.topic());
        fields.put("partition", record.partition());
        fields.put("offset", record.offset());
        fields.put("key", record.key() == null ? null : new String(record.key(), UTF_8));
        return fields;
    }

    private static String json(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }
}
