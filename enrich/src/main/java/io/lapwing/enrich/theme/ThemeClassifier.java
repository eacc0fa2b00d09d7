package io.lapwing.enrich.theme;

import io.lapwing.enrich.taxonomy.Layer;
import io.lapwing.enrich.taxonomy.Matches;
import io.lapwing.enrich.taxonomy.Presence;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.Taxonomy.Rule;
import io.lapwing.enrich.taxonomy.Theme;
import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import io.lapwing.record.ThemeScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Scores a report for each theme. A concept counts if one of its terms is found, one of what it `needs` is present and
/// nothing that it is barred by (`unless`) is.
public final class ThemeClassifier {
    /// Most matches that a score cites; the rest would only repeat them.
    static final int MAX_EVIDENCE = 40;

    private final Taxonomy taxonomy;

    /// @param taxonomy what to score by
    public ThemeClassifier(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /// The scores of the themes that have any evidence, strongest first.
    ///
    /// @param readings title and text, as the taxonomy read them
    /// @param presence what is present in them
    public List<ThemeScore> classify(List<Reading> readings, Presence presence) {
        List<Theme> themes = taxonomy.themes();
        double[] logDoubts = new double[themes.size()];
        var counted = new ArrayList<List<Counted>>(themes.size());
        for (int i = 0; i < themes.size(); i++) {
            counted.add(new ArrayList<>(0));
        }
        List<Rule> rules = taxonomy.rules();
        for (int number = 0; number < rules.size(); number++) {
            if (presence.terms(number) == 0) {
                continue;
            }
            Rule rule = rules.get(number);
            if (presence.meets(rule.needs()) && !presence.hasAny(rule.unless())) {
                double weight = rule.concept().weight();
                double logDoubt = ScoreFormula.logDoubt(weight, presence.inTitle(number), presence.terms(number));
                logDoubts[rule.theme()] += logDoubt;
                counted.get(rule.theme()).add(new Counted(number, rule.concept().id(), weight, logDoubt));
            }
        }
        var scores = new ArrayList<ThemeScore>();
        for (int theme = 0; theme < logDoubts.length; theme++) {
            if (!counted.get(theme).isEmpty()) {
                scores.add(score(themes.get(theme), logDoubts[theme], counted.get(theme), readings));
            }
        }
        scores.sort(Comparator.comparingDouble(ThemeScore::getScore).reversed());
        return scores;
    }

    private static ThemeScore score(Theme theme, double logDoubt, List<Counted> counted, List<Reading> readings) {
        var concepts = counted.stream()
                .sorted(Comparator.comparingDouble(Counted::logDoubt))
                .map(Counted::concept)
                .toList();
        return ThemeScore.newBuilder()
                .setTheme(theme.id())
                .setScore(ScoreFormula.score(logDoubt))
                .setConcepts(concepts)
                .setEvidence(evidence(counted, readings))
                .build();
    }

    private static List<Evidence> evidence(List<Counted> counted, List<Reading> readings) {
        var evidence = new ArrayList<Evidence>();
        for (Reading reading : readings) {
            Matches matches = reading.matches(Layer.THEMES);
            for (int match = 0; match < matches.size(); match++) {
                for (int target : matches.targets(match)) {
                    for (Counted concept : counted) {
                        if (concept.number == target && !repeats(evidence, reading, matches.start(match), concept)) {
                            evidence.add(evidence(reading, matches, match, concept));
                            if (evidence.size() == MAX_EVIDENCE) {
                                return evidence;
                            }
                        }
                    }
                }
            }
        }
        return evidence;
    }

    /// Whether the same words were cited for the same concept just now, as another spelling of the term.
    private static boolean repeats(List<Evidence> evidence, Reading reading, int start, Counted concept) {
        int from = reading.codePoint(start);
        for (int i = evidence.size() - 1; i >= 0; i--) {
            Evidence before = evidence.get(i);
            if (before.getField() != reading.field() || before.getStart() != from) {
                return false;
            }
            if (before.getConcept().equals(concept.concept)) {
                return true;
            }
        }
        return false;
    }

    private static Evidence evidence(Reading reading, Matches matches, int match, Counted concept) {
        int start = matches.start(match);
        int end = matches.end(match);
        double weight = reading.field() == Field.TITLE
                ? ScoreFormula.score(ScoreFormula.logDoubt(concept.weight, true, 1))
                : concept.weight;
        return new Evidence(
                reading.field(),
                reading.codePoint(start),
                reading.codePoint(end),
                reading.text().substring(start, end),
                concept.concept,
                weight);
    }

    private record Counted(int number, String concept, double weight, double logDoubt) {}
}
