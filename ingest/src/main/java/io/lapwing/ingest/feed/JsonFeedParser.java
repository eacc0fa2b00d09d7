package io.lapwing.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON Feed 1.0 and 1.1.
final class JsonFeedParser implements FeedParser {
    /// Takes the slips that people make who write JSON by hand or by templates.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    /// The address of the format's version, or, as some write it, its bare number.
    private static final Pattern VERSION = Pattern.compile("jsonfeed\\.org/version/|^1(\\.\\d)?$");

    @Override
    public FeedResult parse(String text, @Nullable URI base) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            return new NotAFeed("is not well-formed JSON (" + place + e.getOriginalMessage() + ")");
        }
        if (!VERSION.matcher(root.path("version").asText()).find()) {
            return new NotAFeed("is JSON but not JSON Feed: `version` names no version of JSON Feed");
        }
        if (!root.path("items").isArray()) {
            return new NotAFeed("is JSON Feed without a list of `items`");
        }
        String language = text(root, "language");
        var entries = new ArrayList<FeedEntry>();
        for (JsonNode item : root.path("items")) {
            if (item.isObject()) {
                entries.add(entry(item, root, language, base));
            }
        }
        return new Feed(FeedFormat.JSON_FEED, orEmpty(text(root, "title")), language, List.copyOf(entries));
    }

    private static FeedEntry entry(JsonNode item, JsonNode feed, @Nullable String language, @Nullable URI base) {
        String id = text(item, "id");
        String url = first(text(item, "url"), text(item, "external_url"), Links.isWeb(id) ? id : null);
        String body = first(text(item, "content_html"), text(item, "content_text"), text(item, "summary"));
        Instant published = FeedDates.parse(text(item, "date_published"));
        return new FeedEntry(
                id,
                Links.resolve(url, base),
                orEmpty(text(item, "title")),
                orEmpty(body),
                first(authors(item), authors(feed)),
                published != null ? published : FeedDates.parse(text(item, "date_modified")),
                first(text(item, "language"), language),
                tags(item.path("tags")));
    }

    /// `authors` of 1.1, else `author` of 1.0.
    private static @Nullable String authors(JsonNode node) {
        String names = node.path("authors")
                .valueStream()
                .map(author -> author.path("name").asText())
                .filter(name -> !name.isBlank())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? first(text(node.path("author"), "name"), text(node, "author")) : names;
    }

    private static List<String> tags(JsonNode tags) {
        return tags.isTextual()
                ? List.of(tags.asText())
                : tags.valueStream()
                        .map(JsonNode::asText)
                        .filter(tag -> !tag.isBlank())
                        .toList();
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return null;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
