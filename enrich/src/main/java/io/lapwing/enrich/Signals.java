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
        return Signal.newBuilder()
                .setTheme(score.getTheme())
                .setReport(summary(report))
                .setExcerpt(excerpt(report.getText()))
                .setScore(score.getScore())
                .setConcepts(score.getConcepts())
                .setEvidence(score.getEvidence())
                .setEntities(report.getEntities())
                .setAmounts(report.getAmounts())
                .setCountries(report.getCountries())
                .setStoryId("")
                .setStoryStage(StoryStage.UNKNOWN)
                .setStoryReports(0)
                .setStoryOrigins(0)
                .setTaxonomyVersion(report.getTaxonomyVersion())
                .build();
    }

    private static ReportSummary summary(EnrichedReport report) {
        return ReportSummary.newBuilder()
                .setId(report.getId())
                .setTitle(report.getTitle())
                .setUrl(report.getUrl())
                .setOrigin(report.getOrigin())
                .setLanguage(report.getLanguage())
                .setPublishedAt(report.getPublishedAt())
                .setFetchedAt(report.getFetchedAt())
                .build();
    }

    private static String excerpt(String text) {
        if (text.length() <= EXCERPT || text.codePointCount(0, text.length()) <= EXCERPT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, EXCERPT));
    }
}
