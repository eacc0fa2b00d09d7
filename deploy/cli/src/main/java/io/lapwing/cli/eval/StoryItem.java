package io.lapwing.cli.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A report of which a person has said to which story it belongs.
///
/// @param id its id
/// @param story the same for all reports of one story
/// @param set the part of the file that it counts in
/// @param lang `en` or `zh`
/// @param title its title
/// @param text its first lines; may be empty
/// @param published when it was published, if known
/// @param publisher who published it; may be empty
public record StoryItem(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String story,
        @JsonProperty(required = true) String set,
        @JsonProperty(required = true) String lang,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String text,
        @JsonProperty(required = true) @Nullable Instant published,
        @JsonProperty(required = true) String publisher) {}
