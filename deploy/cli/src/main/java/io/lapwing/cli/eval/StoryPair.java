package io.lapwing.cli.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Two reports of which a person has said whether they tell the same.
///
/// @param id its id
/// @param a a report
/// @param b another
/// @param same whether they belong to one story
public record StoryPair(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) Side a,
        @JsonProperty(required = true) Side b,
        @JsonProperty(required = true) boolean same) {

    /// One of the reports.
    ///
    /// @param lang `en` or `zh`
    /// @param title its title
    /// @param text its first lines; may be empty
    /// @param published when it was published, if known
    public record Side(
            @JsonProperty(required = true) String lang,
            @JsonProperty(required = true) String title,
            @JsonProperty(required = true) String text,
            @JsonProperty(required = true) @Nullable Instant published) {

        StoryItem item(String id) {
            return new StoryItem(id, "", "", lang, title, text, published, id);
        }
    }
}
