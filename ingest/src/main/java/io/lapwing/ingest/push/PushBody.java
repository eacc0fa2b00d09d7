package io.lapwing.ingest.push;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lapwing.ingest.push.ProblemDetail.ElementError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the body of a request: one JSON object, an array of them, or one object after another as in NDJSON.
final class PushBody {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final int maxReports;
    private final List<PushedReport> reports = new ArrayList<>();
    private final List<ElementError> errors = new ArrayList<>();
    private int elements;

    /// What a body holds.
    sealed interface Parsed {
        /// Reports, all of them in order.
        record Reports(List<PushedReport> reports) implements Parsed {}

        /// Something that cannot be accepted.
        record Refused(ProblemDetail problem) implements Parsed {}
    }

    private PushBody(int maxReports) {
        this.maxReports = maxReports;
    }

    static Parsed parse(byte[] body, int maxReports) {
        var reading = new PushBody(maxReports);
        try (JsonParser parser = MAPPER.createParser(body)) {
            reading.read(parser);
        } catch (JsonProcessingException e) {
            return refused(400, "The body is not JSON", place(e.getLocation()) + e.getOriginalMessage());
        } catch (IOException e) {
            return refused(400, "The body is not JSON", "it cannot be decoded as UTF-8");
        }
        return reading.result();
    }

    private void read(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null && !tooMany(); token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY && !tooMany()) {
                    element(parser);
                }
            } else {
                element(parser);
            }
        }
    }

    private void element(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonNode node = MAPPER.readTree(parser);
        PushedReport report = PushElement.read(elements, line, node, errors);
        if (report != null) {
            reports.add(report);
        }
        elements++;
    }

    private boolean tooMany() {
        return elements > maxReports;
    }

    private Parsed result() {
        if (tooMany()) {
            return refused(413, "Too many reports", "send at most " + maxReports + " in one request");
        }
        if (!errors.isEmpty()) {
            return new Parsed.Refused(ProblemDetail.of(errors));
        }
        return elements == 0
                ? refused(400, "No report", "the body holds no report; send a JSON object, an array of them or NDJSON")
                : new Parsed.Reports(List.copyOf(reports));
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
    }

    private static Parsed refused(int status, String title, String detail) {
        return new Parsed.Refused(ProblemDetail.of(status, title, detail));
    }
}
