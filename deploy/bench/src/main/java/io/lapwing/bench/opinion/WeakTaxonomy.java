package io.lapwing.bench.opinion;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.enrich.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The shipped taxonomy without a random half of its themes' terms, as one that does not know the words of the day.
/// Every concept keeps a term at least; contexts stay as they are, entities are left out.
final class WeakTaxonomy {
    private static final String CONTEXTS = "contexts.yaml";
    private static final String THEMES = "themes";

    private final Random random;

    private WeakTaxonomy(long seed) {
        random = new Random(seed);
    }

    /// @param seed which terms are left out
    static Taxonomy of(long seed) {
        try {
            Path folder = Files.createTempDirectory("lapwing-weak");
            try {
                new WeakTaxonomy(seed).write(folder);
                return Taxonomy.load(Optional.of(folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path folder) throws IOException {
        Files.createDirectory(folder.resolve(THEMES));
        try (InputStream in = resource(CONTEXTS)) {
            Files.copy(in, folder.resolve(CONTEXTS));
        }
        for (String theme : Taxonomy.load(Optional.empty()).themeIds()) {
            String file = THEMES + '/' + theme + ".yaml";
            try (InputStream in = resource(file)) {
                Object weakened = weaken(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
                // JSON is YAML too, and quotes every term.
                new ObjectMapper().writeValue(folder.resolve(file).toFile(), weakened);
            }
        }
    }

    private Object weaken(Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                var out = new LinkedHashMap<Object, Object>();
                map.forEach((key, value) -> out.put(
                        key,
                        "terms".equals(key) && value instanceof Map<?, ?> languages ? half(languages) : weaken(value)));
                yield out;
            }
            case List<?> list -> list.stream().map(this::weaken).toList();
            default -> node;
        };
    }

    private Map<Object, Object> half(Map<?, ?> languages) {
        var kept = new LinkedHashMap<Object, Object>();
        languages.forEach((language, terms) -> {
            List<Object> half = half((List<?>) terms);
            if (!half.isEmpty()) {
                kept.put(language, half);
            }
        });
        if (kept.isEmpty()) {
            var first = languages.entrySet().iterator().next();
            kept.put(first.getKey(), List.of(((List<?>) first.getValue()).getFirst()));
        }
        return kept;
    }

    private List<Object> half(List<?> terms) {
        var kept = new ArrayList<Object>();
        for (Object term : terms) {
            if (random.nextBoolean()) {
                kept.add(term);
            }
        }
        return kept;
    }

    private static InputStream resource(String file) {
        InputStream in = Taxonomy.class.getResourceAsStream("/taxonomy/" + file);
        if (in == null) {
            throw new IllegalStateException("/taxonomy/" + file + " is missing from the class path");
        }
        return in;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
