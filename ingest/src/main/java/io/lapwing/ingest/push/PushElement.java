package io.lapwing.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.ingest.feed.FeedDates;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Identity;
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
    private static final Set<String> FIELDS = new TreeSet<>(
            Set.of("id", "source", "url", "title", "body", "publisher", "publishedAt", "language", "attributes"));
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int MAX_NAME = 100;
    private static final int MAX_ID = 500;
    private static final int MAX_URL = 2_000;
    private static final int MAX_PUBLISHER = 200;
    private static final int MAX_LANGUAGE = 35;
    private static final int MAX_DATE = 64;
    private static final int MAX_ATTRIBUTES = 50;
    private static final int MAX_ATTRIBUTE = 1_000;

    private final int index;
    private final int line;
    private final JsonNode node;
    private final ElementErrors errors;

    private PushElement(int index, int line, JsonNode node, ElementErrors errors) {
        this.index = index;
        this.line = line;
        this.node = node;
        this.errors = errors;
    }

    /// @param errors where what is wrong is added; if nothing is, the result can be used
    static @Nullable PushedReport read(int index, int line, JsonNode node, ElementErrors errors) {
        return new PushElement(index, line, node, errors).read();
    }

    private @Nullable PushedReport read() {
        if (!node.isObject()) {
            error(
                    List.of(),
                    "must be a JSON object, not " + node.getNodeType().name().toLowerCase(Locale.ROOT));
            return null;
        }
        node.fieldNames().forEachRemaining(this::checkName);
        String title = text("title", Draft.MAX_TITLE);
        if (title == null || title.isBlank()) {
            error("title", "is required and must not be blank");
        }
        String body = text("body", Draft.MAX_BODY);
        return new PushedReport(
                id(),
                source(),
                url(),
                title == null ? "" : title,
                body == null ? "" : body,
                text("publisher", MAX_PUBLISHER),
                publishedAt(),
                language(),
                attributes());
    }

    private void checkName(String name) {
        if (name.length() > MAX_NAME) {
            error(List.of(), "has a field whose name is longer than " + MAX_NAME + " characters");
        } else if (!FIELDS.contains(name)) {
            error(name, "is not a field of a report; there are " + String.join(", ", FIELDS));
        }
    }

    private @Nullable String id() {
        String id = text("id", MAX_ID);
        if (id != null && id.isBlank()) {
            error("id", "must not be blank; leave it out if there is none");
        }
        return id;
    }

    private @Nullable String source() {
        String source = text("source", MAX_NAME);
        if (source != null && !SOURCE.matcher(source).matches()) {
            error("source", "must begin with a letter or digit and have no more than 100 of those, `.`, `_` and `-`");
        }
        return source;
    }

    private @Nullable String url() {
        String url = text("url", MAX_URL);
        if (url != null && !Identity.isAddress(url)) {
            error("url", "must be an absolute http or https address");
        }
        return url;
    }

    private @Nullable Instant publishedAt() {
        String text = text("publishedAt", MAX_DATE);
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
        value.properties().forEach(entry -> attribute(attributes, entry.getKey(), entry.getValue()));
        return attributes;
    }

    private void attribute(Map<String, String> attributes, String name, JsonNode value) {
        if (name.length() > MAX_NAME || isBroken(name)) {
            error("attributes", "has a name that is longer than " + MAX_NAME + " characters or half a character");
        } else if (!value.isTextual() || value.textValue().length() > MAX_ATTRIBUTE || isBroken(value.textValue())) {
            error(List.of("attributes", name), "must be a text of at most " + MAX_ATTRIBUTE + " characters");
        } else {
            attributes.put(name, value.textValue());
        }
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
        if (value.textValue().length() > limit) {
            error(field, "is longer than " + limit + " characters");
        }
        if (isBroken(value.textValue())) {
            error(field, "holds half of a surrogate pair, which is no character");
        }
        return value.textValue();
    }

    /// Whether a text cannot be written as UTF-8. JSON's `\\ud83d` escapes can make such a text.
    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isSurrogate(text.charAt(i))) {
                continue;
            }
            if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                return true;
            }
            i++;
        }
        return false;
    }

    private void error(String field, String message) {
        error(List.of(field), message);
    }

    private void error(List<String> path, String message) {
        errors.add(index, line, path, message);
    }
}
