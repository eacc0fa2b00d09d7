package io.lapwing.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// The answer of `GET /v1/sources` as lines for people.
final class SourceTable {
    private static final String ROW = "%-32s %-8s %6s %8s %8s %8s %8s %5s  %s";

    private SourceTable() {}

    /// @param listing the answer
    /// @param now time from which ages are counted
    static List<String> lines(JsonNode listing, Instant now) {
        var lines = new ArrayList<String>();
        Map<String, Integer> states = new TreeMap<>();
        lines.add(row("source", "state", "status", "success", "new", "interval", "next", "fails", "reason"));
        StreamSupport.stream(listing.path("sources").spliterator(), false).forEach(source -> {
            states.merge(source.path("state").asText(), 1, Integer::sum);
            lines.add(line(source, now));
        });
        lines.add(states.values().stream().mapToInt(Integer::intValue).sum() + " of "
                + listing.path("total").asInt() + " sources " + states);
        return lines;
    }

    private static String line(JsonNode source, Instant now) {
        JsonNode failures = source.path("failures");
        return row(
                source.path("id").asText(),
                source.path("state").asText(),
                source.path("lastStatus").asText("-"),
                age(source.path("lastSuccess"), now),
                age(source.path("lastNew"), now),
                source.has("intervalSeconds")
                        ? span(Duration.ofSeconds(source.path("intervalSeconds").asLong()))
                        : "-",
                wait(source.path("nextPoll"), now),
                failures.path("count").asText(),
                failures.path("detail").asText());
    }

    private static String age(JsonNode moment, Instant now) {
        return moment.isMissingNode() ? "-" : span(Duration.between(Instant.parse(moment.asText()), now));
    }

    private static String wait(JsonNode moment, Instant now) {
        return moment.isMissingNode() ? "-" : span(Duration.between(now, Instant.parse(moment.asText())));
    }

    /// The largest unit that fits at least twice, such as `90 s`, `45 min`, `30 h`, `12 d`; `now` for what is past.
    private static String span(Duration duration) {
        if (duration.isNegative()) {
            return "now";
        }
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 2) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() < 2 ? duration.toHours() + " h" : duration.toDays() + " d";
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }
}
