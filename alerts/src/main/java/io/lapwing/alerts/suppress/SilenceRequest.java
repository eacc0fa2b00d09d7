package io.lapwing.alerts.suppress;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.record.Silence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads a request for a silence, with everything that is wrong with it at once.
final class SilenceRequest {
    static final int MAX_MATCHERS = 20;

    private static final int MAX_MATCHER = 500;
    private static final int MAX_COMMENT = 1000;
    private static final int MAX_NAME = 100;
    private static final int MAX_REPEATS = 1000;
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Set<String> KEYS =
            Set.of("matchers", "comment", "createdBy", "startsAt", "endsAt", "duration");
    private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    private final JsonNode body;
    private final Instant now;
    private final List<Fault> faults = new ArrayList<>();

    /// Something wrong with a part of the request.
    ///
    /// @param pointer JSON Pointer as a URI fragment
    /// @param detail what is wrong and what is expected
    record Fault(String pointer, String detail) {}

    /// What was read.
    sealed interface Read {
        /// A silence that can be set.
        record Fine(Silence silence) implements Read {}

        /// None.
        record Wrong(List<Fault> faults) implements Read {}
    }

    private SilenceRequest(JsonNode body, Instant now) {
        this.body = body;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /// @param body the request's body
    /// @param id id for the silence
    static Read read(JsonNode body, String id, Instant now) {
        var request = new SilenceRequest(body, now);
        Silence silence = request.silence(id);
        return request.faults.isEmpty() ? new Read.Fine(silence) : new Read.Wrong(List.copyOf(request.faults));
    }

    private Silence silence(String id) {
        if (!body.isObject()) {
            faults.add(new Fault("#", "must be an object with matchers, comment, createdBy and endsAt or duration"));
        }
        var unknown = new TreeSet<String>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        unknown.forEach(key ->
                faults.add(new Fault("#/" + key.replace("~", "~0").replace("/", "~1"), "is not known")));
        Instant start = time("startsAt").orElse(now);
        Instant end = end(start);
        if (!end.isAfter(start) || !end.isAfter(now) || end.isAfter(start.plus(LONGEST))) {
            faults.add(new Fault(
                    "#/endsAt",
                    "must lie after the start and the present, at most " + LONGEST.toDays()
                            + " days after the start; it is " + end));
        }
        return Silence.newBuilder()
                .setId(id)
                .setMatchers(matchers().stream().map(LabelMatcher::toRecord).toList())
                .setStartsAt(start)
                .setEndsAt(end)
                .setCreatedBy(text("createdBy", MAX_NAME))
                .setComment(text("comment", MAX_COMMENT))
                .build();
    }

    private Instant end(Instant start) {
        if (body.has("endsAt") == body.has("duration")) {
            faults.add(new Fault(
                    "#/endsAt", "give either endsAt, such as 2026-11-23T18:00:00Z, or duration, such as PT2H"));
            return start.plusSeconds(1);
        }
        return body.has("endsAt") ? time("endsAt").orElse(start.plusSeconds(1)) : start.plus(duration());
    }

    private Duration duration() {
        try {
            Duration duration = Duration.parse(body.path("duration").asText());
            return duration.compareTo(LONGEST) > 0 ? LONGEST.plusDays(1) : duration.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            faults.add(new Fault("#/duration", "is not a duration; write it like PT90M, PT24H or P7D"));
            return Duration.ofSeconds(1);
        }
    }

    private Optional<Instant> time(String key) {
        JsonNode value = body.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            Instant time = Instant.parse(value.asText()).truncatedTo(ChronoUnit.MILLIS);
            if (Duration.between(now, time).abs().compareTo(LONGEST.multipliedBy(2)) <= 0) {
                return Optional.of(time);
            }
        } catch (DateTimeException e) {
            // said below, in the same words as for a time that is too far off
        }
        faults.add(new Fault("#/" + key, "must be a time such as 2026-11-23T18:00:00Z, within two years of now"));
        return Optional.empty();
    }

    private String text(String key, int most) {
        JsonNode value = body.path(key);
        String text = value.isTextual() ? value.asText().strip() : "";
        if (text.isEmpty() || text.codePointCount(0, text.length()) > most) {
            faults.add(new Fault("#/" + key, "must be a text of 1 to " + most + " characters"));
        }
        return text;
    }

    private List<LabelMatcher> matchers() {
        JsonNode list = body.path("matchers");
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_MATCHERS) {
            faults.add(new Fault(
                    "#/matchers",
                    "must be an array of 1 to " + MAX_MATCHERS
                            + " matchers such as \"theme=space\" or \"severity=~info|warning\""));
            return List.of();
        }
        var matchers = new ArrayList<LabelMatcher>();
        for (int i = 0; i < list.size(); i++) {
            matcher("#/matchers/" + i, list.path(i)).ifPresent(matchers::add);
        }
        boolean everything =
                matchers.size() == list.size() && matchers.stream().allMatch(matcher -> matcher.matches(Map.of()));
        if (everything) {
            faults.add(new Fault(
                    "#/matchers",
                    "would silence every alert; at least one matcher must not match a label" + " that is absent"));
        }
        return matchers;
    }

    private Optional<LabelMatcher> matcher(String pointer, JsonNode value) {
        if (!value.isTextual() || value.asText().length() > MAX_MATCHER || tooManyRepeats(value.asText())) {
            faults.add(new Fault(
                    pointer,
                    "must be a text of at most " + MAX_MATCHER
                            + " characters, in which all {n} together repeat at most " + MAX_REPEATS + " times"));
            return Optional.empty();
        }
        try {
            return Optional.of(LabelMatcher.parse(value.asText()));
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(pointer, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /// Counted repetitions multiply when they are nested, and an expression takes memory for each.
    private static boolean tooManyRepeats(String text) {
        var found = REPEAT.matcher(text);
        double product = 1;
        while (found.find()) {
            String most = found.group(2) == null || found.group(2).isEmpty() ? found.group(1) : found.group(2);
            product *= Math.max(1, Integer.parseInt(most));
        }
        return product > MAX_REPEATS;
    }
}
