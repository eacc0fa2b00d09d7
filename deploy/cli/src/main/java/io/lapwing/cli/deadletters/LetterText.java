package io.lapwing.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.schemas.RecordOrigin;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// All of a dead letter, for people and machines.
///
/// @param letter the letter
/// @param mark how it was dealt with; empty if it is open
/// @param decoder reads what Avro records there are
public record LetterText(Letter letter, Optional<Mark> mark, Deserializer<Object> decoder) {
    private static final int ROW = 16;
    private static final int MOST_BYTES = 4096;

    /// What the value is found to be.
    private sealed interface Content {
        record Absent() implements Content {}

        record Decoded(String json) implements Content {}

        record Bytes(byte[] bytes, String why) implements Content {}
    }

    /// Lines for people.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("letter    " + letter.id());
        lines.add("state     "
                + mark.map(known -> known.handling() + " at " + known.at() + ": " + known.note())
                        .orElse("open"));
        lines.add("reason    " + letter.error() + ": " + letter.reason());
        lines.add("from      " + letter.origin().map(RecordOrigin::toString).orElse("an unknown place"));
        lines.add("written   " + letter.time());
        lines.add("key       " + text(letter.record().key()));
        for (Header header : letter.record().headers()) {
            lines.add("header    " + header.key() + " = " + text(header.value()));
        }
        switch (content()) {
            case Content.Absent _ -> lines.add("value     none");
            case Content.Decoded(String json) -> lines.add("value     " + json);
            case Content.Bytes(byte[] bytes, String why) -> {
                lines.add("value     " + bytes.length + " bytes that cannot be decoded: " + why);
                lines.addAll(dump(bytes));
            }
        }
        return lines;
    }

    /// Keys and values of one JSON object.
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        mark.ifPresent(known -> {
            fields.put("handledAt", known.at());
            fields.put("note", known.note());
        });
        fields.put("key", text(letter.record().key()));
        var headers = new LinkedHashMap<String, String>();
        letter.record().headers().forEach(header -> headers.put(header.key(), text(header.value())));
        fields.put("headers", headers);
        switch (content()) {
            case Content.Absent _ -> fields.put("valueBytes", 0);
            case Content.Decoded(String json) -> fields.put("value", json);
            case Content.Bytes(byte[] bytes, String why) -> {
                fields.put("valueBytes", bytes.length);
                fields.put("valueHex", HexFormat.of().formatHex(bytes));
                fields.put("problem", why);
            }
        }
        return fields;
    }

    private Content content() {
        byte[] value = letter.record().value();
        if (value == null) {
            return new Content.Absent();
        }
        try {
            String topic = letter.origin()
                    .map(RecordOrigin::topic)
                    .orElse(letter.record().topic());
            return new Content.Decoded(String.valueOf(decoder.deserialize(topic, value)));
        } catch (KafkaException e) {
            return new Content.Bytes(value, cause(e));
        }
    }

    private static String cause(Throwable error) {
        return error.getCause() == null
                ? String.valueOf(error.getMessage())
                : error.getMessage() + ": " + error.getCause().getMessage();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "none" : new String(bytes, UTF_8);
    }

    /// Sixteen bytes a line: offset, hexadecimal, and as text what is printable ASCII.
    static List<String> dump(byte[] bytes) {
        var lines = new ArrayList<String>();
        int shown = Math.min(bytes.length, MOST_BYTES);
        for (int from = 0; from < shown; from += ROW) {
            int to = Math.min(from + ROW, shown);
            var text = new StringBuilder();
            for (int i = from; i < to; i++) {
                text.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
            lines.add(String.format(Locale.ROOT, "%08x  %-47s  %s", from, hex, text));
        }
        if (shown < bytes.length) {
            lines.add((bytes.length - shown) + " more bytes; -o json has them all");
        }
        return lines;
    }
}
