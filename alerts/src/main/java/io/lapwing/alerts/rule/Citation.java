package io.lapwing.alerts.rule;

import io.lapwing.record.AlertEvidence;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report that an alert rests on, short enough to be kept.
///
/// @param reportId its id
/// @param storyId its story
/// @param title its title, at most 200 code points
/// @param url its address, if it has one of sensible length
/// @param publisher who published it
/// @param phrase the passage that matched
/// @param time when it was published, or fetched where that is unknown
/// @param seenAt timestamp of its record
/// @param language its language
/// @param official whether an official source published it
record Citation(
        String reportId,
        String storyId,
        String title,
        @Nullable String url,
        String publisher,
        String phrase,
        Instant time,
        Instant seenAt,
        String language,
        boolean official) {
    /// The most reports that one alert cites.
    static final int MOST = 10;

    private static final int MAX_TITLE = 200;
    private static final int MAX_PUBLISHER = 100;
    private static final int MAX_URL = 2000;
    private static final Comparator<Citation> NEWEST_FIRST =
            Comparator.comparing(Citation::time).reversed().thenComparing(Citation::reportId);

    static Citation of(Signal signal, Instant seenAt) {
        ReportSummary report = signal.getReport();
        String url = report.getUrl();
        Instant published = report.getPublishedAt();
        return new Citation(
                report.getId(),
                signal.getStoryId(),
                Phrase.shorten(report.getTitle(), MAX_TITLE),
                url == null || url.length() > MAX_URL ? null : url,
                Phrase.shorten(report.getOrigin().getPublisher(), MAX_PUBLISHER),
                Phrase.of(signal),
                published == null ? report.getFetchedAt() : published,
                seenAt,
                report.getLanguage(),
                report.getOrigin().getOfficial());
    }

    /// These and one more, newest first; the same report is cited once, as it was first seen.
    static List<Citation> with(List<Citation> citations, Citation more) {
        if (citations.stream().anyMatch(each -> each.reportId().equals(more.reportId()))) {
            return citations;
        }
        var all = new ArrayList<>(citations);
        all.add(more);
        all.sort(NEWEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    AlertEvidence toRecord() {
        return new AlertEvidence(reportId, storyId, title, url, publisher, phrase, time);
    }
}
