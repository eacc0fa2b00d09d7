package io.lapwing.ingest.push;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the body of a request: one JSON object, an array of them, or one object after another as in NDJSON. Either all
/// of its reports are in order or none is taken.
final class PushBody {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final int maxReports;
    private final PushClient client;
    private final List<PushedReport> reports = new ArrayList<>();
    private final ElementErrors invalid = new ElementErrors();
    private final ElementErrors forbidden = new ElementErrors();
    private int elements;
    private boolean lone = true;

    /// What a body holds.
    sealed interface Parsed {
        /// Reports, all of them in order.
        record Reports(List<PushedReport> reports) implements Parsed {}

        /// Something that cannot be accepted.
        ///
        /// @param elements how many elements were read
        record Refused(ProblemDetail problem, int elements) implements Parsed {}
    }

    private PushBody(PushClient client, int maxReports) {
        this.client = client;
        this.maxReports = maxReports;
    }

    /// @param client who sends it, by which it is decided for which sources its reports may be
    static Parsed parse(byte[] body, PushClient client, int maxReports) {
        var reading = new PushBody(client, maxReports);
        try (JsonParser parser = MAPPER.createParser(body)) {
            reading.read(parser);
        } catch (JsonProcessingException e) {
            return reading.refused(ProblemKind.NOT_JSON, place(e.getLocation()) + e.getOriginalMessage());
        } catch (IOException e) {
            return reading.refused(ProblemKind.NOT_JSON, "it cannot be decoded as UTF-8");
        }
        return reading.result();
    }

    private void read(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null && !tooMany(); token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                lone = false;
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
        PushedReport report = PushElement.read(elements, line, node, invalid);
        if (report != null) {
            reports.add(report);
            checkSource(report, line);
        }
        elements++;
    }

    private void checkSource(PushedReport report, int line) {
        if (report.source() != null && !client.mayPushFor(report.source())) {
            forbidden.add(
                    elements,
                    line,
                    List.of("source"),
                    "is not a source that " + client.name() + " may push for; leave it out, or add it to"
                            + " lapwing.ingest.push.sources." + client.name());
        }
    }

    private boolean tooMany() {
        return elements > maxReports;
    }

    private Parsed result() {
        boolean single = lone && elements == 1;
        if (tooMany()) {
            return refused(
                    ProblemKind.TOO_MANY_REPORTS,
                    "one request may have " + maxReports + " reports (lapwing.ingest.push.max-reports), and it has"
                            + " more; send fewer at once");
        }
        if (!invalid.isEmpty()) {
            return new Parsed.Refused(invalid.problem(ProblemKind.INVALID_REPORTS, single), elements);
        }
        if (!forbidden.isEmpty()) {
            return new Parsed.Refused(forbidden.problem(ProblemKind.FORBIDDEN_SOURCE, single), elements);
        }
        return elements == 0
                ? refused(ProblemKind.NO_REPORT, "send a JSON object, an array of them, or one object a line (NDJSON)")
                : new Parsed.Reports(List.copyOf(reports));
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
    }

    private Parsed refused(ProblemKind kind, String detail) {
        return new Parsed.Refused(ProblemDetail.of(kind, detail), elements);
    }
}
