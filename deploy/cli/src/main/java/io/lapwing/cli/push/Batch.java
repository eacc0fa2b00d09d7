package io.lapwing.cli.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Reports that are sent in one request.
///
/// @param first number of its first report, from 1
/// @param size how many there are
/// @param json the reports as a JSON array
public record Batch(int first, int size, byte[] json) {
    /// Below the megabyte that an ingest service accepts by default.
    private static final int MAX_BYTES = 1_000_000;
    /// Smaller bodies are not worth compressing.
    private static final int GZIP_FROM = 16 * 1024;

    /// Cuts reports into batches, none of them with more reports or bytes than may be.
    ///
    /// @param most reports in one batch
    public static List<Batch> of(List<JsonNode> reports, int most) {
        var batches = new ArrayList<Batch>();
        var texts = new ArrayList<String>();
        int bytes = 0;
        int first = 1;
        for (JsonNode report : reports) {
            String text = report.toString();
            int size = text.getBytes(UTF_8).length + 1;
            if (!texts.isEmpty() && (texts.size() == most || bytes + size > MAX_BYTES)) {
                batches.add(batch(first, texts));
                first += texts.size();
                texts.clear();
                bytes = 0;
            }
            texts.add(text);
            bytes += size;
        }
        batches.add(batch(first, texts));
        return batches;
    }

    private static Batch batch(int first, List<String> texts) {
        byte[] json = ("[" + String.join(",", texts) + "]").getBytes(UTF_8);
        return new Batch(first, texts.size(), json);
    }

    /// Number of its last report.
    public int last() {
        return first + size - 1;
    }

    /// Whether it is sent compressed.
    boolean isCompressed() {
        return json.length >= GZIP_FROM;
    }

    /// The bytes that are sent.
    byte[] body() {
        if (!isCompressed()) {
            return json;
        }
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }
}
