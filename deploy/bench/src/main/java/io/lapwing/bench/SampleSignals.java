package io.lapwing.bench;

import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import io.lapwing.record.Origin;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Signals for measurements, each in a story of its own (sample data).
final class SampleSignals {
    static final String THEME = "space";

    private SampleSignals() {}

    /// Id of a signal's story.
    static String story(int number) {
        return "story-" + number;
    }

    static Signal of(int number) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String title = "Sample report " + number + " on a satellite that could disturb others";
        var origin = Origin.newBuilder()
                .setSourceId("sample-" + number % 50)
                .setPublisher("Sample Wire " + number % 50)
                .setSourceKind("rss")
                .build();
        var report = ReportSummary.newBuilder()
                .setId("report-" + number)
                .setTitle(title)
                .setUrl("https://news.example/" + number)
                .setOrigin(origin)
                .setLanguage("en")
                .setPublishedAt(now)
                .setFetchedAt(now)
                .build();
        return Signal.newBuilder()
                .setTheme(THEME)
                .setReport(report)
                .setExcerpt(title + ". " + "A sample sentence that stands for the rest of the text. ".repeat(8))
                .setScore(0.9)
                .setConcepts(List.of("counter-space"))
                .setEvidence(List.of(new Evidence(Field.TITLE, 0, 6, "Sample", "counter-space", 0.9)))
                .setStoryId(story(number))
                .setStoryStage(StoryStage.NEW)
                .setStoryReports(1)
                .setStoryOrigins(1)
                .setTaxonomyVersion("sample")
                .build();
    }
}
