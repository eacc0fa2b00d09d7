package io.lapwing.bench.opinion;

import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.enrich.taxonomy.Presence;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.theme.ThemeClassifier;
import io.lapwing.record.Evidence;
import io.lapwing.record.ThemeScore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a taxonomy finds in a report.
final class ConceptReader {
    private final Taxonomy taxonomy;
    private final ThemeClassifier classifier;

    ConceptReader(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        this.classifier = new ThemeClassifier(taxonomy);
    }

    /// Scores, and as features: minus the logarithm of the doubt that each counted concept's strongest mention leaves
    /// and that all of a theme leave together; concepts and contexts that are present, counted or not.
    Concepts read(LabelledReport report) {
        List<Reading> readings = taxonomy.read(report.title(), report.text());
        Presence presence = taxonomy.presence(readings);
        List<ThemeScore> scores = classifier.classify(readings, presence);
        var features = new TreeMap<String, Double>();
        for (ThemeScore score : scores) {
            features.put("score:" + score.getTheme(), -Math.log1p(-score.getScore()));
            for (Evidence evidence : score.getEvidence()) {
                features.merge(
                        "concept:" + score.getTheme() + '/' + evidence.getConcept(),
                        -Math.log1p(-evidence.getWeight()),
                        Math::max);
            }
        }
        addPresent(presence, features);
        return new Concepts(
                scores.stream().collect(Collectors.toMap(ThemeScore::getTheme, ThemeScore::getScore)),
                Features.of(features));
    }

    /// @param scores score of each theme that has any evidence
    /// @param features what a model learns of them
    record Concepts(Map<String, Double> scores, Features features) {}

    private void addPresent(Presence presence, Map<String, Double> features) {
        for (int number = 0; number < taxonomy.presences(); number++) {
            if (presence.terms(number) > 0) {
                features.put("present:" + number, presence.inTitle(number) ? 1.0 : 0.6);
            }
        }
    }
}
