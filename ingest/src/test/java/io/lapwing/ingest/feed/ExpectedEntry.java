package io.lapwing.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// An entry as another reader reads it, reduced to what ours knows too, without markup and white space.
record ExpectedEntry(Map<String, String> fields) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static boolean hasReading(Path feed) {
        return Files.exists(reading(feed)) && !reading(feed).equals(feed);
    }

    /// `x.json` beside `x.xml`, `x_expected.json` beside `x.json`.
    private static Path reading(Path feed) {
        String name = feed.getFileName().toString();
        return feed.resolveSibling(
                name.endsWith(".xml")
                        ? name.replaceFirst("\\.xml$", ".json")
                        : name.replaceFirst("(?<!_expected)\\.json$", "_expected.json"));
    }

    static String titleOf(Path feed) throws IOException {
        return plain(text(MAPPER.readTree(Files.readAllBytes(reading(feed))), "title"));
    }

    static List<ExpectedEntry> listOf(Path feed) throws IOException {
        JsonNode root = MAPPER.readTree(Files.readAllBytes(reading(feed)));
        var entries = new ArrayList<ExpectedEntry>();
        for (String list : List.of("items", "entries")) {
            root.path(list).forEach(item -> entries.add(of(item)));
        }
        return entries;
    }

    static ExpectedEntry of(FeedEntry entry) {
        Instant date = entry.publishedAt();
        return entry(
                entry.title(),
                entry.url(),
                entry.guid(),
                entry.author(),
                date == null ? null : date.toString(),
                entry.body(),
                entry.categories());
    }

    private static ExpectedEntry of(JsonNode item) {
        return entry(
                text(item, "title"),
                first(text(item, "link"), text(item, "url"), text(item, "external_url"), link(item)),
                first(text(item, "guid"), text(item.path("guid"), "value"), text(item, "id")),
                author(item),
                first(
                        text(item, "publishedParsed"),
                        text(item, "pubDateParsed"),
                        text(item, "updatedParsed"),
                        text(item, "date_published"),
                        text(item, "date_modified")),
                first(
                        text(item, "content"),
                        text(item.path("content"), "value"),
                        text(item, "content_html"),
                        text(item, "content_text"),
                        text(item, "description"),
                        text(item, "summary")),
                categories(item));
    }

    private static ExpectedEntry entry(
            @Nullable String title,
            @Nullable String url,
            @Nullable String id,
            @Nullable String author,
            @Nullable String date,
            @Nullable String body,
            List<String> categories) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", plain(title));
        fields.put("url", plain(url));
        fields.put("id", plain(id));
        fields.put("author", plain(author));
        fields.put("date", date == null ? "" : Instant.parse(date).toString());
        fields.put("text", plain(body));
        fields.put("categories", plain(String.join(",", categories)));
        return new ExpectedEntry(fields);
    }

    private static List<String> categories(JsonNode item) {
        var names = new ArrayList<String>();
        for (String list : List.of("categories", "tags")) {
            item.path(list)
                    .forEach(category -> names.add(
                            category.isTextual()
                                    ? category.asText()
                                    : category.path("value")
                                            .asText(category.path("term").asText())));
        }
        return names;
    }

    private static @Nullable String link(JsonNode item) {
        for (JsonNode link : item.path("links")) {
            String rel = link.path("rel").asText("alternate");
            if (link.isTextual() || rel.isEmpty() || rel.equals("alternate")) {
                return link.isTextual() ? link.asText() : text(link, "href");
            }
        }
        return null;
    }

    private static @Nullable String author(JsonNode item) {
        JsonNode listed = item.path("authors").path(0);
        JsonNode creator = item.path("dcExt").path("creator").path(0);
        return first(
                text(item, "author"),
                text(item.path("author"), "name"),
                text(item.path("author"), "email"),
                text(listed, "name"),
                text(listed, "email"),
                creator.isTextual() ? creator.asText() : null);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }

    private static @Nullable String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return null;
    }

    /// Readers differ in whether they unescape markup within text, so it is taken out as often as it was put in.
    static String plain(@Nullable String text) {
        String once = Jsoup.parse(text == null ? "" : text).text();
        String twice = Jsoup.parse(once).text();
        return Jsoup.parse(twice).text().replaceAll("\\s", "");
    }
}
