package io.lapwing.enrich.taxonomy;

import io.lapwing.enrich.taxonomy.EntitiesFile.EntityEntry;
import io.lapwing.enrich.taxonomy.TaxonomyFiles.NamedText;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.DataFile;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    private TaxonomyReader() {}

    /// What the files say, in order.
    record Content(List<ThemeFile> themes, ContextsFile contexts, EntitiesFile entities) {}

    static Content read(TaxonomyFiles files) {
        var reader = new TaxonomyReader();
        Content content = reader.content(files);
        if (!reader.problems.isEmpty()) {
            throw new ConfigException(reader.problems);
        }
        return content;
    }

    private Content content(TaxonomyFiles files) {
        var contexts = files.contexts()
                .flatMap(file -> parse(CONTEXTS, file))
                .map(loaded -> {
                    checkContexts(loaded.value(), loaded.document());
                    return loaded.value();
                })
                .orElse(new ContextsFile(List.of()));
        var entities = files.entities()
                .flatMap(file -> parse(ENTITIES, file))
                .map(loaded -> {
                    checkEntities(loaded.value(), loaded.document());
                    return loaded.value();
                })
                .orElse(new EntitiesFile(List.of()));
        var themes = new ArrayList<ThemeFile>();
        files.themes()
                .forEach((name, text) -> parse(THEME, new NamedText(name, text)).ifPresent(loaded -> {
                    checkTheme(loaded.value(), loaded.document());
                    themes.add(loaded.value());
                }));
        return new Content(themes, contexts, entities);
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
            checkTerms(context.terms(), key + ".terms", document);
        }
    }

    private void checkEntities(EntitiesFile file, YamlDocument document) {
        var ids = new HashSet<String>();
        Map<String, String> owners = new HashMap<>();
        for (int i = 0; i < file.entities().size(); i++) {
            var entity = file.entities().get(i);
            String key = "entities[" + i + "]";
            if (!ids.add(entity.id())) {
                problems.add(document.problem(key + ".id", "the id '" + entity.id() + "' stands twice; rename one"));
            }
            checkTerms(entity.aliases(), key + ".aliases", document);
            checkOwners(entity, key + ".aliases", owners, document);
            checkKnown(entity.entity().needs(), contextIds, key + ".needs", "is no context", document);
        }
    }

    /// A name stands for one entity only, else each mention would count for several.
    private void checkOwners(EntityEntry entity, String key, Map<String, String> owners, YamlDocument document) {
        entity.aliases().forEach((language, aliases) -> {
            for (int i = 0; i < aliases.size(); i++) {
                String owner = owners.putIfAbsent(TermForms.spelling(aliases.get(i)), entity.id());
                if (owner != null && !owner.equals(entity.id())) {
                    problems.add(document.problem(
                            key + "." + language + "[" + i + "]",
                            "'" + aliases.get(i).term() + "' already names '" + owner + "'; remove one"));
                }
            }
        });
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
            checkTerms(entry.terms(), key + ".terms", document);
        }
    }

    private void checkKnown(List<String> ids, Set<String> known, String key, String what, YamlDocument document) {
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                problems.add(document.problem(
                        key + "[" + i + "]", "'" + ids.get(i) + "' " + what + "; correct its spelling or add it"));
            }
        }
    }

    /// No term may stand twice in a concept, whatever its spelling.
    private void checkTerms(Map<String, List<TermEntry>> terms, String key, YamlDocument document) {
        Map<String, String> first = new HashMap<>();
        terms.forEach((language, entries) -> {
            for (int i = 0; i < entries.size(); i++) {
                TermEntry entry = entries.get(i);
                String at = key + "." + language + "[" + i + "]";
                String form = TermForms.spelling(entry);
                if (form.codePoints().noneMatch(Character::isLetterOrDigit)) {
                    problems.add(document.problem(at, "holds no letter or digit that could be found; remove it"));
                    continue;
                }
                String before = first.putIfAbsent(form, entry.term());
                if (before != null) {
                    problems.add(document.problem(
                            at, "'" + entry.term() + "' says the same as '" + before + "' above; remove one"));
                }
            }
        });
    }
}
