package io.lapwing.enrich.theme;

import io.lapwing.enrich.taxonomy.Layer;
import io.lapwing.enrich.taxonomy.Matches;
import io.lapwing.enrich.taxonomy.Presence;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.Taxonomy.Rule;
import io.lapwing.record.Field;
import io.lapwing.record.ThemeScore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Scores a report for each theme. A concept counts if one of its terms is found, one of what it `needs` is present and
/// nothing that it is barred by (`unless`) is.
public final class ThemeClassifier {
    /// Most matches that a score cites; the rest would only repeat them.
    static final int MAX_EVIDENCE = 40;

    private static final Comparator<ThemeScore> STRONGEST_FIRST =
            Comparator.comparingDouble(ThemeScore::getScore).reversed();

    private final Taxonomy taxonomy;
    /// Logarithm of the doubt that one mention in the text leaves, by the number of the concept.
    private final double[] logDoubts;
    /// What one mention in the title adds, by the number of the concept.
    private final double[] titleWeights;

    /// @param taxonomy what to score by
    public ThemeClassifier(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        this.logDoubts = taxonomy.rules().stream()
                .mapToDouble(rule -> ScoreFormula.logDoubt(rule.concept().weight(), false, 1))
                .toArray();
        this.titleWeights = taxonomy.rules().stream()
                .mapToDouble(rule -> rule.concept().weight())
                .map(weight -> ScoreFormula.score(ScoreFormula.logDoubt(weight, true, 1)))
                .toArray();
    }

    /// The scores of the themes that have any evidence, strongest first.
    ///
    /// @param readings title and text, as the taxonomy read them
    /// @param presence what is present in them
    public List<ThemeScore> classify(List<Reading> readings, Presence presence) {
        var tallies = new @Nullable Tally[taxonomy.themes().size()];
        BitSet counted = count(presence, tallies);
        readings.forEach(reading -> cite(reading, counted, tallies));
        var scores = new ArrayList<ThemeScore>(tallies.length);
        for (Tally tally : tallies) {
            if (tally != null) {
                scores.add(tally.score());
            }
        }
        scores.sort(STRONGEST_FIRST);
        return scores;
    }

    /// Starts the tallies of the themes that have counted concepts.
    ///
    /// @return the numbers of those concepts
    private BitSet count(Presence presence, @Nullable Tally[] tallies) {
        List<Rule> rules = taxonomy.rules();
        var counted = new BitSet(rules.size());
        for (int number = 0; number < rules.size(); number++) {
            if (presence.terms(number) > 0 && counts(rules.get(number), presence)) {
                Rule rule = rules.get(number);
                Tally tally = tallies[rule.theme()];
                if (tally == null) {
                    tally = new Tally(taxonomy.themes().get(rule.theme()));
                    tallies[rule.theme()] = tally;
                }
                counted.set(number);
                tally.count(
                        rule.concept().id(),
                        ScoreFormula.exponent(presence.inTitle(number), presence.terms(number)) * logDoubts[number]);
            }
        }
        return counted;
    }

    private static boolean counts(Rule rule, Presence presence) {
        return presence.meets(rule.needs()) && !presence.hasAny(rule.unless());
    }

    /// Cites the matches of counted concepts in one field.
    private void cite(Reading reading, BitSet counted, @Nullable Tally[] tallies) {
        Matches matches = reading.matches(Layer.THEMES);
        for (int match = 0; match < matches.size(); match++) {
            for (int target : matches.targets(match)) {
                if (counted.get(target)) {
                    Rule rule = taxonomy.rules().get(target);
                    double weight = reading.field() == Field.TITLE
                            ? titleWeights[target]
                            : rule.concept().weight();
                    Tally tally = Objects.requireNonNull(tallies[rule.theme()]);
                    tally.cite(
                            reading,
                            matches.start(match),
                            matches.end(match),
                            rule.concept().id(),
                            weight);
                }
            }
        }
    }
}
