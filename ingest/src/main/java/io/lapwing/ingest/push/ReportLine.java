package io.lapwing.ingest.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Identity;
import io.lapwing.ingest.publish.Origins;
import io.lapwing.ingest.source.SourceProfile;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a line of a file of reports, by the rules that hold for a report that is pushed.
public final class ReportLine {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String KIND = "file";

    private ReportLine() {}

    /// What a line holds.
    public sealed interface Read {
        /// A report.
        record Report(Draft draft) implements Read {}

        /// Something else.
        ///
        /// @param message what is wrong, as the end of a sentence that begins with the line
        record Bad(String message) implements Read {}
    }

    /// Reads a line.
    ///
    /// @param profile the source that it belongs to
    /// @param line its bytes in UTF-8
    public static Read read(SourceProfile profile, byte[] line) {
        JsonNode node;
        try {
            node = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return new Read.Bad("is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new Read.Bad("cannot be decoded as UTF-8");
        }
        var errors = new ElementErrors();
        PushedReport report = PushElement.read(0, 0, node, errors);
        if (report != null && report.source() != null) {
            errors.add(0, 0, List.of("source"), "cannot stand in a file; the source list says whose reports they are");
        }
        return report == null || !errors.isEmpty()
                ? new Read.Bad(errors.describe())
                : new Read.Report(draft(profile, report));
    }

    private static Draft draft(SourceProfile profile, PushedReport report) {
        var identity = Identity.of(
                profile.id(),
                report.id(),
                report.url(),
                report.title(),
                report.body(),
                String.valueOf(report.publishedAt()));
        var facts = new HashMap<String, @Nullable String>(report.attributes());
        facts.put("guid", report.id());
        facts.putIfAbsent("themes", String.join(", ", profile.themes()));
        return new Draft(
                Origins.of(profile, KIND, report.publisher()),
                identity,
                report.title(),
                report.body(),
                report.publishedAt(),
                report.language() == null ? profile.language() : report.language(),
                facts);
    }
}
