package io.lapwing.cli.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// Finds the documents in what a person hands over: the entries of a feed, JSON objects with `title` and `body` (or
/// `text`), a web page, or plain text whose first line is the title.
public final class DocumentReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final FeedReader feeds = new FeedReader();

    /// The documents in a file's bytes.
    ///
    /// @param source name for the output
    /// @param contentType the `Content-Type` they came with, if any
    /// @param base address that they came from, if any
    public List<Document> read(String source, byte[] bytes, @Nullable String contentType, @Nullable URI base) {
        if (feeds.read(bytes, contentType, base) instanceof Feed feed) {
            return feed.entries().stream()
                    .map(entry -> new Document(source, entry.title(), entry.body()))
                    .toList();
        }
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            List<Document> objects = objects(source, text);
            if (!objects.isEmpty()) {
                return objects;
            }
        }
        return List.of(text.startsWith("<") ? page(source, text) : plain(source, text));
    }

    private static List<Document> objects(String source, String text) {
        var documents = new ArrayList<Document>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
                elements.forEach(element -> documents.add(new Document(
                        source,
                        element.path("title").asText(),
                        element.path(element.has("body") ? "body" : "text").asText())));
            }
        } catch (JsonProcessingException e) {
            return List.of(); // text that only looks like JSON is text
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot be read", e);
        }
        return documents;
    }

    private static Document page(String source, String html) {
        var page = Jsoup.parse(html);
        return new Document(source, page.title(), page.body().html());
    }

    private static Document plain(String source, String text) {
        int end = text.indexOf('\n');
        return end < 0
                ? new Document(source, text, "")
                : new Document(source, text.substring(0, end), text.substring(end));
    }
}
