package io.lapwing.enrich.taxonomy;

import io.lapwing.record.Field;
import io.lapwing.runtime.config.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What reports are read by: themes, entities and countries, with all their terms in one automaton. Immutable.
public final class Taxonomy {
    private final String version;
    private final List<Theme> themes;
    private final Map<String, Theme> byId;
    private final List<Rule> rules;
    private final int contexts;
    private final List<NamedEntity> entities;
    private final List<int[]> entityNeeds;
    private final List<String> countries;
    private final Lexicon lexicon;

    Taxonomy(TaxonomyCompiler compiled) {
        this.version = compiled.version();
        this.themes = List.copyOf(compiled.themes());
        this.byId = themes.stream().collect(Collectors.toUnmodifiableMap(Theme::id, theme -> theme));
        this.rules = List.copyOf(compiled.rules());
        this.contexts = compiled.contexts();
        this.entities = List.copyOf(compiled.entities());
        this.entityNeeds = List.copyOf(compiled.entityNeeds());
        this.countries = List.copyOf(compiled.countries());
        this.lexicon = compiled.lexicon();
    }

    /// Reads a taxonomy.
    ///
    /// @param folder holds the folder `themes`, `contexts.yaml` and `entities.yaml`; empty for the shipped one
    /// @throws ConfigException naming every problem, with file and line
    public static Taxonomy load(Optional<Path> folder) {
        var check = TaxonomyCheck.of(folder);
        return check.taxonomy().orElseThrow(() -> new ConfigException(check.errors()));
    }

    /// A hash of its content: two taxonomies with the same version classify alike.
    public String version() {
        return version;
    }

    /// Its themes, by id.
    public List<Theme> themes() {
        return themes;
    }

    /// The ids of its themes.
    public SortedSet<String> themeIds() {
        return new TreeSet<>(byId.keySet());
    }

    /// A theme.
    ///
    /// @throws IllegalArgumentException if there is none with this id
    public Theme theme(String id) {
        Theme theme = byId.get(id);
        if (theme == null) {
            throw new IllegalArgumentException("there is no theme '" + id + "'; there are " + themeIds());
        }
        return theme;
    }

    /// The concepts of all themes as the classifier counts them; a concept's number is its place here. Contexts are
    /// numbered after them.
    public List<Rule> rules() {
        return rules;
    }

    /// Number of concepts and contexts, the bound of their numbers.
    public int presences() {
        return rules.size() + contexts;
    }

    /// The entities; an entity's number is its place here.
    public List<NamedEntity> entities() {
        return entities;
    }

    /// Numbers of the contexts of which an entity needs one.
    public int[] entityNeeds(int entity) {
        return entityNeeds.get(entity);
    }

    /// The countries' ISO codes; a country's number is its place here. An empty code stands for names that are no
    /// country but hold one, such as New Mexico.
    public List<String> countries() {
        return countries;
    }

    /// Number of different terms.
    public int terms() {
        return lexicon.size();
    }

    /// Finds all terms in a clean title and text.
    ///
    /// @return the title's reading and the text's
    public List<Reading> read(String title, String text) {
        return List.of(lexicon.read(Field.TITLE, title), lexicon.read(Field.TEXT, text));
    }

    /// Which concepts and contexts are present in what was read.
    public Presence presence(List<Reading> readings) {
        return Presence.of(this, readings);
    }

    /// A concept with what it needs by number.
    ///
    /// @param theme place of its theme in [#themes]
    /// @param concept the concept
    /// @param needs numbers of concepts and contexts of which one must be present; empty if none need be
    /// @param unless numbers of those of which none may be present
    @SuppressWarnings("ArrayRecordComponent")
    public record Rule(int theme, Concept concept, int[] needs, int[] unless) {}

    @Override
    public String toString() {
        return Stream.of("taxonomy", version, themeIds().toString()).collect(Collectors.joining(" "));
    }
}
