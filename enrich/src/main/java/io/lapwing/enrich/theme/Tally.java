package io.lapwing.enrich.theme;

import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Theme;
import io.lapwing.record.Evidence;
import io.lapwing.record.ThemeScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What speaks for one theme in one report.
final class Tally {
    private static final Comparator<Counted> FIRMEST_FIRST = Comparator.comparingDouble(Counted::logDoubt);

    private record Counted(String concept, double logDoubt) {}

    private final Theme theme;
    private final List<Counted> counted = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private double logDoubt;

    Tally(Theme theme) {
        this.theme = theme;
    }

    /// Counts a concept in.
    void count(String concept, double logDoubt) {
        counted.add(new Counted(concept, logDoubt));
        this.logDoubt += logDoubt;
    }

    /// Cites a match of a counted concept, unless there are enough or the same words were cited for it just now, as
    /// another spelling of the term. Matches come in reading order.
    ///
    /// @param start first UTF-16 unit
    /// @param end unit after the last
    void cite(Reading reading, int start, int end, String concept, double weight) {
        int from = reading.codePoint(start);
        if (evidence.size() < ThemeClassifier.MAX_EVIDENCE && !repeats(reading, from, concept)) {
            String words = reading.text().substring(start, end);
            evidence.add(new Evidence(reading.field(), from, reading.codePoint(end), words, concept, weight));
        }
    }

    private boolean repeats(Reading reading, int from, String concept) {
        for (int i = evidence.size() - 1; i >= 0; i--) {
            Evidence before = evidence.get(i);
            if (before.getField() != reading.field() || before.getStart() != from) {
                return false;
            }
            if (before.getConcept().equals(concept)) {
                return true;
            }
        }
        return false;
    }

    ThemeScore score() {
        counted.sort(FIRMEST_FIRST);
        var concepts = new ArrayList<String>(counted.size());
        counted.forEach(one -> concepts.add(one.concept));
        return new ThemeScore(theme.id(), ScoreFormula.score(logDoubt), concepts, evidence);
    }
}
