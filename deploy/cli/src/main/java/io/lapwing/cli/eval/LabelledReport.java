package io.lapwing.cli.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;

/// A report that a person has labelled.
///
/// @param id its id
/// @param lang `en` or `zh`
/// @param title its title
/// @param text its first lines; may be empty
/// @param themes the themes it belongs to; none if it is off-theme
/// @param kind `pos`, `neg-hard` (a near miss) or `neg-easy`
/// @param tier for distillation `core` or `broad`; else empty
public record LabelledReport(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) String lang,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String text,
        @JsonProperty(required = true) Set<String> themes,
        @JsonProperty(required = true) String kind,
        @JsonProperty(required = true) String tier) {

    boolean isNearMiss() {
        return "neg-hard".equals(kind);
    }
}
