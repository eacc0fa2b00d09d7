package io.lapwing.cli.explain;

import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.theme.Uncounted;
import io.lapwing.enrich.theme.UncountedConcepts;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Evidence;
import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import io.lapwing.record.ThemeScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Why a document has the scores that it has.
///
/// @param source the argument that it comes from
/// @param title its clean title
/// @param text its clean text
/// @param language language of the text
/// @param outcome `ON_THEME` or `OFF_THEME`
/// @param reason one sentence on the outcome
/// @param themes every theme with any evidence, strongest first; then those with uncounted concepts alone
/// @param entities what it names
/// @param amounts sums of money
/// @param countries ISO codes of the countries that it names
/// @param taxonomyVersion version of the taxonomy
public record Explanation(
        String source,
        String title,
        String text,
        String language,
        String outcome,
        String reason,
        List<Theme> themes,
        List<Entity> entities,
        List<Amount> amounts,
        List<String> countries,
        String taxonomyVersion) {

    /// A theme's score.
    ///
    /// @param theme its id
    /// @param score the score
    /// @param threshold the score from which a report is on the theme
    /// @param reached whether it is
    /// @param enough weight of one more concept in the text that would reach the threshold; 0 if it is reached
    /// @param concepts the concepts that count, strongest first
    /// @param evidence where their terms stand
    /// @param uncounted concepts that were found and do not count, with the reason
    public record Theme(
            String theme,
            double score,
            double threshold,
            boolean reached,
            double enough,
            List<String> concepts,
            List<Match> evidence,
            List<Uncounted> uncounted) {}

    /// A match, in code points of its field.
    public record Match(String field, int start, int end, String term, String concept, double weight) {
        static Match of(Evidence evidence) {
            return new Match(
                    evidence.getField().name(),
                    evidence.getStart(),
                    evidence.getEnd(),
                    evidence.getTerm(),
                    evidence.getConcept(),
                    evidence.getWeight());
        }
    }

    /// Something named.
    public record Entity(String id, String name, String type) {}

    /// A sum of money.
    public record Amount(double value, String currency) {}

    /// Explains a document.
    public static Explanation of(Document document, Enricher enricher, Taxonomy taxonomy, Instant now) {
        var raw = RawReport.newBuilder()
                .setId(document.source())
                .setRevision("")
                .setOrigin(new Origin(document.source(), document.source(), "file", "F", false, false, null))
                .setTitle(document.title())
                .setBody(document.body())
                .setFetchedAt(now)
                .setAttributes(Map.of())
                .build();
        EnrichedReport report = enricher.enrich(raw, Sighting.first(), now).report();
        return new Explanation(
                document.source(),
                report.getTitle(),
                report.getText(),
                report.getLanguage(),
                report.getOutcome().name(),
                report.getOutcomeReason(),
                themes(report, taxonomy),
                report.getEntities().stream()
                        .map(entity -> new Entity(entity.getId(), entity.getName(), entity.getType()))
                        .toList(),
                report.getAmounts().stream()
                        .map(amount -> new Amount(amount.getValue(), amount.getCurrency()))
                        .toList(),
                List.copyOf(report.getCountries()),
                report.getTaxonomyVersion());
    }

    private static List<Theme> themes(EnrichedReport report, Taxonomy taxonomy) {
        var uncounted = UncountedConcepts.of(taxonomy, report.getTitle(), report.getText()).stream()
                .collect(Collectors.groupingBy(Uncounted::theme, LinkedHashMap::new, Collectors.toList()));
        var themes = new ArrayList<Theme>();
        for (ThemeScore score : report.getThemes()) {
            List<Uncounted> also = uncounted.remove(score.getTheme());
            themes.add(theme(score, taxonomy, also == null ? List.of() : also));
        }
        uncounted.forEach(
                (theme, found) -> themes.add(theme(new ThemeScore(theme, 0.0, List.of(), List.of()), taxonomy, found)));
        return themes;
    }

    private static Theme theme(ThemeScore score, Taxonomy taxonomy, List<Uncounted> uncounted) {
        var theme = taxonomy.theme(score.getTheme());
        boolean reached = theme.isReached(score.getScore());
        return new Theme(
                score.getTheme(),
                score.getScore(),
                theme.threshold(),
                reached,
                reached ? 0 : 1 - (1 - theme.threshold()) / (1 - score.getScore()),
                List.copyOf(score.getConcepts()),
                score.getEvidence().stream().map(Match::of).toList(),
                uncounted);
    }
}
