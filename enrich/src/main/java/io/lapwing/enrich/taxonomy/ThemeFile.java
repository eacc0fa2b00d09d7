package io.lapwing.enrich.taxonomy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A theme's file.
record ThemeFile(
        String theme, Map<String, String> title, String description, double threshold, List<ConceptEntry> concepts) {

    record ConceptEntry(
            String id,
            String description,
            double weight,
            @Nullable List<String> needs,
            @Nullable List<String> unless,
            Map<String, List<TermEntry>> terms) {
        Concept concept() {
            return new Concept(id, description, weight, orNone(needs), orNone(unless));
        }
    }

    Theme value() {
        var list = concepts.stream().map(ConceptEntry::concept).toList();
        return new Theme(theme, Map.copyOf(title), description, threshold, list);
    }

    private static List<String> orNone(@Nullable List<String> ids) {
        return ids == null ? List.of() : List.copyOf(ids);
    }
}
