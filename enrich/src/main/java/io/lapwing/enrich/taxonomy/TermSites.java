package io.lapwing.enrich.taxonomy;

import io.lapwing.enrich.taxonomy.TermOwner.Kind;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.Field;
import io.lapwing.runtime.config.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// All terms of a taxonomy's files. What a term does is not guessed from its form: the automaton that reads reports
/// reads the term's own words, and tells which terms it finds in them.
final class TermSites {
    private static final TextCleaner CLEANER = new TextCleaner(TextCleaner.MAX_TITLE);

    private final List<TermOwner> owners = new ArrayList<>();
    private final List<TermSite> sites = new ArrayList<>();
    private final Lexicon lexicon;

    TermSites(TaxonomyContent content) {
        content.contextsFile().ifPresent(file -> addContexts(file.value(), file.document()));
        content.entitiesFile().ifPresent(file -> addEntities(file.value(), file.document()));
        content.themeFiles().forEach(file -> addTheme(file.value(), file.document()));
        lexicon = lexicon(_ -> true);
    }

    private void addContexts(ContextsFile file, YamlDocument document) {
        for (int i = 0; i < file.contexts().size(); i++) {
            var context = file.contexts().get(i);
            String key = "contexts[" + i + "]";
            var owner = new TermOwner(Kind.CONTEXT, "", context.id(), List.of(), List.of(), document, key);
            add(owner, ".terms", context.terms());
        }
    }

    private void addEntities(EntitiesFile file, YamlDocument document) {
        for (int i = 0; i < file.entities().size(); i++) {
            var entry = file.entities().get(i);
            String key = "entities[" + i + "]";
            List<String> needs = entry.entity().needs();
            var owner = new TermOwner(Kind.ENTITY, "", entry.id(), needs, List.of(), document, key);
            add(owner, ".aliases", entry.aliases());
        }
    }

    private void addTheme(ThemeFile file, YamlDocument document) {
        for (int i = 0; i < file.concepts().size(); i++) {
            var entry = file.concepts().get(i);
            Concept concept = entry.concept();
            String key = "concepts[" + i + "]";
            var owner = new TermOwner(
                    Kind.CONCEPT, file.theme(), concept.id(), concept.needs(), concept.unless(), document, key);
            add(owner, ".terms", entry.terms());
        }
    }

    private void add(TermOwner owner, String list, Map<String, List<TermEntry>> terms) {
        owners.add(owner);
        terms.forEach((language, entries) -> {
            for (int i = 0; i < entries.size(); i++) {
                TermEntry entry = entries.get(i);
                String key = owner.key() + list + "." + language + "[" + i + "]";
                sites.add(new TermSite(sites.size(), owner, key, entry, CLEANER.title(entry.term())));
            }
        });
    }

    private Lexicon lexicon(Predicate<TermSite> chosen) {
        var builder = new LexiconBuilder();
        sites.stream()
                .filter(chosen)
                .forEach(site -> builder.add(site.entry(), site.owner().layer(), site.number()));
        return builder.build();
    }

    /// Concepts, contexts and entities in the order of the files.
    List<TermOwner> owners() {
        return owners;
    }

    /// Their terms in the order of the files.
    List<TermSite> all() {
        return sites;
    }

    /// The terms of a layer that a text matches from its first character to its last.
    List<TermSite> matching(String clean, Layer layer) {
        Matches matches = lexicon.read(Field.TITLE, clean).matches(layer);
        var matching = new ArrayList<TermSite>();
        for (int match = 0; match < matches.size(); match++) {
            if (matches.start(match) == 0 && matches.end(match) == clean.length()) {
                for (int target : matches.targets(match)) {
                    matching.add(sites.get(target));
                }
            }
        }
        return matching;
    }

    /// The contexts among these of which no term holds the words of a term outside them, and which therefore shadow
    /// nothing.
    List<TermOwner> withoutEffect(List<TermOwner> contexts) {
        Lexicon others = lexicon(site -> !contexts.contains(site.owner()));
        return contexts.stream()
                .filter(context -> sites.stream()
                        .filter(site -> site.owner().equals(context))
                        .noneMatch(site -> shadows(site, others)))
                .toList();
    }

    private static boolean shadows(TermSite site, Lexicon others) {
        Matches inside = others.read(Field.TITLE, site.clean()).matches(Layer.THEMES);
        for (int match = 0; match < inside.size(); match++) {
            if (inside.end(match) - inside.start(match) < site.clean().length()) {
                return true;
            }
        }
        return false;
    }
}
