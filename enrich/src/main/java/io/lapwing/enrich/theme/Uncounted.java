package io.lapwing.enrich.theme;

import java.util.List;
import java.util.Set;

/// A concept that was found in a report and does not count.
///
/// @param theme its theme's id
/// @param concept its id
/// @param weight its weight
/// @param words the words that were found, as they stand in the report, each once
/// @param missing ids of what it needs, if none of them is present; empty if that is not the reason
/// @param barring what rules it out; empty if that is not the reason
/// @param scoreIfCounted the theme's score if this concept counted too
public record Uncounted(
        String theme,
        String concept,
        double weight,
        Set<String> words,
        List<String> missing,
        List<Bar> barring,
        double scoreIfCounted) {

    /// A context that rules a concept out.
    ///
    /// @param context its id
    /// @param words the words by which it is present, as they stand in the report, each once
    public record Bar(String context, Set<String> words) {}
}
