package io.lapwing.enrich.theme;

import io.lapwing.enrich.taxonomy.Concept;
import io.lapwing.enrich.taxonomy.Layer;
import io.lapwing.enrich.taxonomy.Matches;
import io.lapwing.enrich.taxonomy.Presence;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.Taxonomy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells which concepts a report mentions that do not count in its scores, and why: what an analyst asks who misses a
/// theme. Scoring itself does not need it.
public final class UncountedConcepts {
    private final Taxonomy taxonomy;
    private final List<Reading> readings;
    private final Presence presence;

    private UncountedConcepts(Taxonomy taxonomy, List<Reading> readings) {
        this.taxonomy = taxonomy;
        this.readings = readings;
        this.presence = taxonomy.presence(readings);
    }

    /// The concepts that are found and do not count, theme by theme in the order of the files.
    ///
    /// @param title clean title
    /// @param text clean text
    public static List<Uncounted> of(Taxonomy taxonomy, String title, String text) {
        return new UncountedConcepts(taxonomy, taxonomy.read(title, text)).all();
    }

    private List<Uncounted> all() {
        double[] logDoubts = new double[taxonomy.themes().size()];
        List<Rule> rules = taxonomy.rules();
        for (int number = 0; number < rules.size(); number++) {
            if (presence.terms(number) > 0 && counts(rules.get(number))) {
                logDoubts[rules.get(number).theme()] += logDoubt(number);
            }
        }
        var uncounted = new ArrayList<Uncounted>();
        for (int number = 0; number < rules.size(); number++) {
            Rule rule = rules.get(number);
            if (presence.terms(number) > 0 && !counts(rule)) {
                uncounted.add(uncounted(number, logDoubts[rule.theme()] + logDoubt(number)));
            }
        }
        return uncounted;
    }

    private boolean counts(Rule rule) {
        return presence.meets(rule.needs()) && !presence.hasAny(rule.unless());
    }

    private double logDoubt(int number) {
        double weight = taxonomy.rules().get(number).concept().weight();
        return ScoreFormula.logDoubt(weight, presence.inTitle(number), presence.terms(number));
    }

    private Uncounted uncounted(int number, double logDoubt) {
        Rule rule = taxonomy.rules().get(number);
        Concept concept = rule.concept();
        var barring = new ArrayList<Uncounted.Bar>();
        for (int i = 0; i < rule.unless().length; i++) {
            if (presence.terms(rule.unless()[i]) > 0) {
                barring.add(new Uncounted.Bar(concept.unless().get(i), words(rule.unless()[i])));
            }
        }
        return new Uncounted(
                taxonomy.themes().get(rule.theme()).id(),
                concept.id(),
                concept.weight(),
                words(number),
                presence.meets(rule.needs()) ? List.of() : concept.needs(),
                barring,
                ScoreFormula.score(logDoubt));
    }

    /// The words by which a concept or context is present.
    private Set<String> words(int number) {
        var words = new LinkedHashSet<String>();
        for (Reading reading : readings) {
            Matches matches = reading.matches(Layer.THEMES);
            for (int match = 0; match < matches.size(); match++) {
                for (int target : matches.targets(match)) {
                    if (target == number) {
                        words.add(reading.text().substring(matches.start(match), matches.end(match)));
                    }
                }
            }
        }
        return words;
    }
}
