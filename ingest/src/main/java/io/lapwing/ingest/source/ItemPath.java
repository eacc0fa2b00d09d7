package io.lapwing.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import java.util.Optional;

/// A path into a JSON document, such as `$.results[*]` or `$.paper.title`. Safe for use by many threads.
public final class ItemPath {
    private static final Configuration OVER_TREES = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private final String text;
    private final JsonPath compiled;

    private ItemPath(String text, JsonPath compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    /// Reads a path.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static ItemPath of(String text) {
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("a path begins with $, such as $.title");
        }
        try {
            return new ItemPath(text, JsonPath.compile(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    /// What it leads to: every match of a path with wildcards, else the one value; empty if it leads nowhere.
    public Optional<List<JsonNode>> find(JsonNode document) {
        Object found;
        try {
            found = compiled.read(document, OVER_TREES);
        } catch (PathNotFoundException e) {
            return Optional.empty();
        } catch (JsonPathException e) {
            return Optional.empty(); // a function or filter that does not fit the values there
        }
        return switch (found) {
            case JsonNode array
            when !compiled.isDefinite() && array.isArray() ->
                Optional.of(array.valueStream().toList());
            case JsonNode node -> Optional.of(List.of(node));
            case null -> Optional.empty();
            default -> Optional.of(List.of(TextNode.valueOf(found.toString()))); // the value of a function
        };
    }

    /// The first value that it leads to, as text; empty if there is none, or it is `null`, blank, an object or a list.
    public Optional<String> text(JsonNode document) {
        return find(document).stream()
                .flatMap(List::stream)
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(JsonNode::asText)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
