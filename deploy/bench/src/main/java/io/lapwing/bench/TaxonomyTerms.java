package io.lapwing.bench;

import io.lapwing.enrich.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The terms of the shipped taxonomy as plain words, for matchers that are not ours.
final class TaxonomyTerms {
    private static final Set<String> LISTS = Set.of("terms", "aliases", "names");

    private TaxonomyTerms() {}

    /// Every term of themes, contexts, entities and countries, each once, in a fixed order.
    static List<String> all() {
        var terms = new TreeSet<>(ofThemes());
        collect(yaml("/taxonomy/entities.yaml"), terms);
        collect(yaml("/io/lapwing/enrich/taxonomy/countries.yaml"), terms);
        return List.copyOf(terms);
    }

    /// Those of themes and contexts.
    static List<String> ofThemes() {
        var terms = new TreeSet<String>();
        for (String theme : Taxonomy.load(Optional.empty()).themeIds()) {
            collect(yaml("/taxonomy/themes/" + theme + ".yaml"), terms);
        }
        collect(yaml("/taxonomy/contexts.yaml"), terms);
        return List.copyOf(terms);
    }

    private static Object yaml(String resource) {
        try (InputStream in = Taxonomy.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            var options = new LoaderOptions();
            options.setCodePointLimit(16 << 20);
            return new Yaml(new SafeConstructor(options)).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Object node, Collection<String> terms) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (LISTS.contains(String.valueOf(key)) && value instanceof Map<?, ?> languages) {
                    languages.values().forEach(list -> addAll(list, terms));
                } else {
                    collect(value, terms);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> collect(item, terms));
        }
    }

    private static void addAll(Object list, Collection<String> terms) {
        for (Object entry : list instanceof List<?> entries ? entries : new ArrayList<>()) {
            terms.add(String.valueOf(entry instanceof Map<?, ?> options ? options.get("term") : entry));
        }
    }
}
