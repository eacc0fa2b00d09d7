package io.lapwing.enrich.taxonomy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.enrich.taxonomy.CountriesFile.CountryEntry;
import io.lapwing.enrich.taxonomy.EntitiesFile.EntityEntry;
import io.lapwing.enrich.taxonomy.Taxonomy.Rule;
import io.lapwing.enrich.taxonomy.TaxonomyFiles.NamedText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Gives everything in a taxonomy a number and puts all terms into one automaton.
final class TaxonomyCompiler {
    private static final int VERSION_DIGITS = 12;

    private final String version;
    private final List<Theme> themes = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Integer> contextNumbers = new HashMap<>();
    private final List<NamedEntity> entities = new ArrayList<>();
    private final List<int[]> entityNeeds = new ArrayList<>();
    private final List<String> countries = new ArrayList<>();
    private final LexiconBuilder terms = new LexiconBuilder();
    private final Lexicon lexicon;

    private TaxonomyCompiler(TaxonomyContent content, CountriesFile names, String version) {
        this.version = version;
        int firstContext = content.themes().stream()
                .mapToInt(file -> file.concepts().size())
                .sum();
        for (var context : content.contexts()) {
            int number = firstContext + contextNumbers.size();
            contextNumbers.put(context.id(), number);
            terms.add(context.terms(), Layer.THEMES, number);
        }
        content.themes().forEach(this::addTheme);
        content.entities().forEach(this::addEntity);
        names.countries().forEach(this::addCountry);
        this.lexicon = terms.build();
    }

    /// @param content what the files say, without errors
    static Taxonomy compile(TaxonomyContent content, TaxonomyFiles files) {
        return new Taxonomy(new TaxonomyCompiler(content, CountriesFile.SHIPPED, version(files)));
    }

    private void addTheme(ThemeFile file) {
        var numbers = new HashMap<>(contextNumbers);
        for (int i = 0; i < file.concepts().size(); i++) {
            numbers.put(file.concepts().get(i).id(), rules.size() + i);
        }
        Theme theme = file.value();
        for (int i = 0; i < file.concepts().size(); i++) {
            Concept concept = theme.concepts().get(i);
            terms.add(file.concepts().get(i).terms(), Layer.THEMES, rules.size());
            rules.add(new Rule(
                    themes.size(), concept, numbers(concept.needs(), numbers), numbers(concept.unless(), numbers)));
        }
        themes.add(theme);
    }

    private void addEntity(EntityEntry entry) {
        terms.add(entry.aliases(), Layer.ENTITIES, entities.size());
        entities.add(entry.entity());
        entityNeeds.add(numbers(entry.entity().needs(), contextNumbers));
    }

    private void addCountry(CountryEntry entry) {
        terms.add(entry.names(), Layer.COUNTRIES, countries.size());
        countries.add(entry.code().equals(CountriesFile.NONE) ? "" : entry.code());
    }

    private static int[] numbers(List<String> ids, Map<String, Integer> numbers) {
        return ids.stream().mapToInt(id -> numbers.getOrDefault(id, -1)).toArray();
    }

    private static String version(TaxonomyFiles files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.themes().values().forEach(text -> update(digest, text));
            files.contexts().map(NamedText::text).ifPresent(text -> update(digest, text));
            files.entities().map(NamedText::text).ifPresent(text -> update(digest, text));
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(UTF_8));
        digest.update((byte) 0);
    }

    String version() {
        return version;
    }

    List<Theme> themes() {
        return themes;
    }

    List<Rule> rules() {
        return rules;
    }

    int contexts() {
        return contextNumbers.size();
    }

    List<NamedEntity> entities() {
        return entities;
    }

    List<int[]> entityNeeds() {
        return entityNeeds;
    }

    List<String> countries() {
        return countries;
    }

    Lexicon lexicon() {
        return lexicon;
    }
}
