package io.lapwing.enrich.taxonomy;

import io.lapwing.enrich.taxonomy.TaxonomyFiles.NamedText;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.DataFile;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the files of a taxonomy and checks them against each other, collecting every problem.
final class TaxonomyReader {
    private static final DataFile<ThemeFile> THEME = new DataFile<>(ThemeFile.class, "/taxonomy/theme.schema.json");
    private static final DataFile<ContextsFile> CONTEXTS =
            new DataFile<>(ContextsFile.class, "/taxonomy/contexts.schema.json");
    private static final DataFile<EntitiesFile> ENTITIES =
            new DataFile<>(EntitiesFile.class, "/taxonomy/entities.schema.json");

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> contextIds = new HashSet<>();
    /// False if there are contexts that could not be read, so that any id may be one of theirs.
    private boolean contextsKnown;

    private TaxonomyReader() {}

    /// What was read.
    ///
    /// @param content what could be read
    /// @param problems everything that is wrong with it but for single terms and conditions, see [TaxonomyLint]
    record Result(TaxonomyContent content, List<Problem> problems) {}

    static Result read(TaxonomyFiles files) {
        var reader = new TaxonomyReader();
        return new Result(reader.content(files), reader.problems);
    }

    private TaxonomyContent content(TaxonomyFiles files) {
        var contexts = files.contexts().flatMap(file -> parse(CONTEXTS, file));
        contexts.ifPresent(file -> checkContexts(file.value(), file.document()));
        contextsKnown = contexts.isPresent() || files.contexts().isEmpty();
        var entities = files.entities().flatMap(file -> parse(ENTITIES, file));
        entities.ifPresent(file -> checkEntities(file.value(), file.document()));
        var themes = files.themes().entrySet().stream()
                .flatMap(file -> parse(THEME, new NamedText(file.getKey(), file.getValue())).stream())
                .toList();
        themes.forEach(file -> checkTheme(file.value(), file.document()));
        boolean complete = contextsKnown
                && entities.isPresent() == files.entities().isPresent()
                && themes.size() == files.themes().size();
        return new TaxonomyContent(themes, contexts, entities, complete);
    }

    private <T> Optional<DataFile.Loaded<T>> parse(DataFile<T> type, NamedText file) {
        try {
            return Optional.of(type.parse(file.name(), file.text()));
        } catch (ConfigException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private void checkContexts(ContextsFile file, YamlDocument document) {
        for (int i = 0; i < file.contexts().size(); i++) {
            var context = file.contexts().get(i);
            String key = "contexts[" + i + "]";
            if (!contextIds.add(context.id())) {
                problems.add(document.problem(key + ".id", "the id '" + context.id() + "' stands twice; rename one"));
            }
        }
    }

    private void checkEntities(EntitiesFile file, YamlDocument document) {
        var ids = new HashSet<String>();
        for (int i = 0; i < file.entities().size(); i++) {
            var entity = file.entities().get(i);
            String key = "entities[" + i + "]";
            if (!ids.add(entity.id())) {
                problems.add(document.problem(key + ".id", "the id '" + entity.id() + "' stands twice; rename one"));
            }
            checkKnown(entity.entity().needs(), contextIds, key + ".needs", "is no context", document);
        }
    }

    private void checkTheme(ThemeFile file, YamlDocument document) {
        String name = document.file().replaceAll(".*[/\\\\]", "").replaceAll("\\.yaml$", "");
        if (!file.theme().equals(name)) {
            problems.add(document.problem(
                    "theme", "is '" + file.theme() + "' but the file is named '" + name + "'; make them the same"));
        }
        var known = new HashSet<>(contextIds);
        var ids = new HashSet<String>();
        for (int i = 0; i < file.concepts().size(); i++) {
            String id = file.concepts().get(i).id();
            known.add(id);
            if (!ids.add(id) || contextIds.contains(id)) {
                problems.add(document.problem(
                        "concepts[" + i + "].id",
                        "the id '" + id + "' is taken by another concept or context; rename one"));
            }
        }
        for (int i = 0; i < file.concepts().size(); i++) {
            var entry = file.concepts().get(i);
            String key = "concepts[" + i + "]";
            Concept concept = entry.concept();
            String unknown = "is neither a context nor a concept of this theme";
            checkKnown(concept.needs(), known, key + ".needs", unknown, document);
            checkKnown(concept.unless(), contextIds, key + ".unless", "is no context", document);
        }
    }

    private void checkKnown(List<String> ids, Set<String> known, String key, String what, YamlDocument document) {
        for (int i = 0; i < ids.size(); i++) {
            if (contextsKnown && !known.contains(ids.get(i))) {
                problems.add(document.problem(
                        key + "[" + i + "]", "'" + ids.get(i) + "' " + what + "; correct its spelling or add it"));
            }
        }
    }
}
