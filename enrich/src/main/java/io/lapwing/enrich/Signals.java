package io.lapwing.enrich;

import io.lapwing.record.EnrichedReport;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import io.lapwing.record.ThemeScore;

/// Makes signals from enriched reports.
final class Signals {
    private static final int EXCERPT = 1_000;

    private Signals() {}

    /// A report through one theme, before it has a story: no story id, no counts.
    static Signal of(EnrichedReport report, ThemeScore score) {
        var signal = new Signal();
        signal.setTheme(score.getTheme());
        signal.setReport(summary(report));
        signal.setExcerpt(excerpt(report.getText()));
        signal.setScore(score.getScore());
        signal.setConcepts(score.getConcepts());
        signal.setEvidence(score.getEvidence());
        signal.setEntities(report.getEntities());
        signal.setAmounts(report.getAmounts());
        signal.setCountries(report.getCountries());
        signal.setStoryId("");
        signal.setStoryStage(StoryStage.UNKNOWN);
        signal.setStoryReports(0);
        signal.setStoryOrigins(0);
        signal.setTaxonomyVersion(report.getTaxonomyVersion());
        return signal;
    }

    private static ReportSummary summary(EnrichedReport report) {
        return new ReportSummary(
                report.getId(),
                report.getTitle(),
                report.getUrl(),
                report.getOrigin(),
                report.getLanguage(),
                report.getPublishedAt(),
                report.getFetchedAt());
    }

    private static String excerpt(String text) {
        if (text.length() <= EXCERPT || text.codePointCount(0, text.length()) <= EXCERPT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, EXCERPT));
    }
}
