package io.lapwing.enrich.taxonomy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;

/// A term as a file gives it: a text, or a text with options.
///
/// @param term the words
/// @param exact whether upper and lower case must be as written
/// @param plural whether `s` or `es` may follow
/// @param prefix whether the last word may run on
record TermEntry(String term, boolean exact, boolean plural, boolean prefix) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TermEntry of(JsonNode node) {
        if (node.isTextual()) {
            return new TermEntry(node.textValue(), false, true, false);
        }
        return new TermEntry(
                node.path("term").asText(),
                node.path("case").asText().equals("exact"),
                node.path("plural").asBoolean(true),
                node.path("prefix").asBoolean(false));
    }
}
