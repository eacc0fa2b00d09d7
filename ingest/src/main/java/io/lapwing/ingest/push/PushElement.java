package io.lapwing.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.ingest.feed.FeedDates;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Identity;
import io.lapwing.ingest.push.ProblemDetail.ElementError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one element of a request, noting everything that is wrong with it.
final class PushElement {
    private static final Set<String> FIELDS =
            new TreeSet<>(Set.of("id", "url", "title", "body", "publisher", "publishedAt", "language", "attributes"));
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int MAX_ID = 500;
    private static final int MAX_URL = 2_000;
    private static final int MAX_PUBLISHER = 200;
    private static final int MAX_LANGUAGE = 35;
    private static final int MAX_ATTRIBUTES = 50;
    private static final int MAX_ATTRIBUTE = 1_000;

    private final int index;
    private final int line;
    private final JsonNode node;
    private final List<ElementError> errors;

    private PushElement(int index, int line, JsonNode node, List<ElementError> errors) {
        this.index = index;
        this.line = line;
        this.node = node;
        this.errors = errors;
    }

    /// @param errors where what is wrong is added; if nothing is, the result can be used
    static @Nullable PushedReport read(int index, int line, JsonNode node, List<ElementError> errors) {
        return new PushElement(index, line, node, errors).read();
    }

    private @Nullable PushedReport read() {
        if (!node.isObject()) {
            error(
                    null,
                    "must be a JSON object, not " + node.getNodeType().name().toLowerCase(Locale.ROOT));
            return null;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                error(name, "is not a field of a report; there are " + String.join(", ", FIELDS));
            }
        });
        String title = text("title", Draft.MAX_TITLE);
        if (title == null || title.isBlank()) {
            error("title", "is required and must not be blank");
        }
        String body = text("body", Draft.MAX_BODY);
        return new PushedReport(
                text("id", MAX_ID),
                url(),
                title == null ? "" : title,
                body == null ? "" : body,
                text("publisher", MAX_PUBLISHER),
                publishedAt(),
                language(),
                attributes());
    }

    private @Nullable String url() {
        String url = text("url", MAX_URL);
        if (url != null && Identity.of("", null, url, "", "", "").url() == null) {
            error("url", "must be an absolute http or https address");
        }
        return url;
    }

    private @Nullable Instant publishedAt() {
        String text = text("publishedAt", MAX_LANGUAGE);
        Instant date = FeedDates.parse(text);
        if (text != null && date == null) {
            error("publishedAt", "must be a date and time such as 2026-02-24T09:30:00Z");
        }
        return date;
    }

    private @Nullable String language() {
        String language = text("language", MAX_LANGUAGE);
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            error("language", "must be a language tag such as en or zh-Hans");
        }
        return language;
    }

    private Map<String, String> attributes() {
        JsonNode value = node.path("attributes");
        var attributes = new TreeMap<String, String>();
        if (value.isMissingNode() || value.isNull()) {
            return attributes;
        }
        if (!value.isObject() || value.size() > MAX_ATTRIBUTES) {
            error("attributes", "must be an object of at most " + MAX_ATTRIBUTES + " texts");
            return attributes;
        }
        value.properties().forEach(entry -> {
            if (entry.getValue().isTextual() && entry.getValue().asText().length() <= MAX_ATTRIBUTE) {
                attributes.put(entry.getKey(), entry.getValue().asText());
            } else {
                error("attributes." + entry.getKey(), "must be a text of at most " + MAX_ATTRIBUTE + " characters");
            }
        });
        return attributes;
    }

    private @Nullable String text(String field, int limit) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            error(field, "must be a text");
            return null;
        }
        if (value.asText().length() > limit) {
            error(field, "is longer than " + limit + " characters");
        }
        return value.asText();
    }

    private void error(@Nullable String field, String message) {
        errors.add(new ElementError(index, line, field, message));
    }
}
