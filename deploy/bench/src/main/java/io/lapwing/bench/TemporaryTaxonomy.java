package io.lapwing.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.enrich.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A taxonomy of one theme that holds given terms, read from a folder like any other.
final class TemporaryTaxonomy {
    private static final int TERMS_OF_A_CONCEPT = 25;

    private TemporaryTaxonomy() {}

    static Taxonomy of(List<String> terms) {
        try {
            Path folder = Files.createTempDirectory("lapwing-bench");
            Path themes = Files.createDirectory(folder.resolve("themes"));
            Path theme = themes.resolve("many.yaml");
            try {
                // JSON is YAML too, and quotes every term.
                new ObjectMapper().writeValue(theme.toFile(), theme(terms));
                return Taxonomy.load(Optional.of(folder));
            } finally {
                Files.deleteIfExists(theme);
                Files.delete(themes);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> theme(List<String> terms) {
        var concepts = new ArrayList<Map<String, Object>>();
        for (int from = 0; from < terms.size(); from += TERMS_OF_A_CONCEPT) {
            List<String> of = terms.subList(from, Math.min(from + TERMS_OF_A_CONCEPT, terms.size()));
            concepts.add(Map.of(
                    "id",
                    "concept-" + concepts.size(),
                    "description",
                    "Terms for measuring.",
                    "weight",
                    0.5,
                    "terms",
                    Map.of("en", of)));
        }
        return Map.of(
                "theme",
                "many",
                "title",
                Map.of("en", "Many terms", "zh", "很多词"),
                "description",
                "Terms for measuring.",
                "threshold",
                0.5,
                "concepts",
                concepts);
    }
}
