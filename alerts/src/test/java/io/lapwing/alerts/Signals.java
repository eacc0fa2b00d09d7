package io.lapwing.alerts;

import io.lapwing.record.Amount;
import io.lapwing.record.Entity;
import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import io.lapwing.record.Origin;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Signals for tests: a plain one, with whatever a test needs different.
public final class Signals {
    /// When the tests begin.
    public static final Instant START = Instant.parse("2026-02-24T10:00:00Z");

    private final Signal.Builder signal;
    private final ReportSummary.Builder report;
    private final Origin.Builder origin;

    private Signals(String reportId) {
        origin = Origin.newBuilder()
                .setSourceId("wire")
                .setPublisher("Sample Wire")
                .setSourceKind("rss")
                .setReliability("B")
                .setOfficial(false)
                .setStateMedia(false)
                .setCountry("US");
        report = ReportSummary.newBuilder()
                .setId(reportId)
                .setTitle("Microwave satellites could disable spacecraft, brief says")
                .setUrl("https://news.example/" + reportId)
                .setLanguage("en")
                .setPublishedAt(START)
                .setFetchedAt(START);
        signal = Signal.newBuilder()
                .setTheme("space")
                .setExcerpt("A brief says that microwave satellites could disturb or disable others.")
                .setScore(0.8)
                .setConcepts(List.of("counter-space"))
                .setEvidence(List.of(Evidence.newBuilder()
                        .setField(Field.TITLE)
                        .setStart(0)
                        .setEnd(20)
                        .setTerm("Microwave satellites")
                        .setConcept("counter-space")
                        .setWeight(0.8)
                        .build()))
                .setEntities(List.of())
                .setAmounts(List.of())
                .setCountries(List.of("CN"))
                .setStoryId("story-" + reportId)
                .setStoryStage(StoryStage.NEW)
                .setStoryReports(1)
                .setStoryOrigins(1)
                .setTaxonomyVersion("test");
    }

    /// A report on microwave satellites, in a story of its own.
    public static Signals report(String id) {
        return new Signals(id);
    }

    /// In another theme.
    public Signals theme(String theme) {
        signal.setTheme(theme);
        return this;
    }

    /// With another score.
    public Signals score(double score) {
        signal.setScore(score);
        return this;
    }

    /// In this story.
    public Signals story(String story) {
        signal.setStoryId(story);
        return this;
    }

    /// With so many independent origins in its story.
    public Signals origins(int number) {
        signal.setStoryOrigins(number);
        return this;
    }

    /// From this publisher.
    public Signals publisher(String publisher) {
        origin.setPublisher(publisher);
        return this;
    }

    /// From an official source.
    public Signals official() {
        origin.setOfficial(true);
        return this;
    }

    /// With this title, address and excerpt.
    public Signals saying(String title, @Nullable String url, String excerpt) {
        report.setTitle(title).setUrl(url);
        signal.setExcerpt(excerpt);
        return this;
    }

    /// With these concepts.
    public Signals concepts(String... concepts) {
        signal.setConcepts(List.of(concepts));
        return this;
    }

    /// Naming these entities, by id.
    public Signals entities(String... ids) {
        signal.setEntities(List.of(ids).stream()
                .map(id -> Entity.newBuilder()
                        .setId(id)
                        .setName(id)
                        .setType("lab")
                        .setSpans(List.of())
                        .build())
                .toList());
        return this;
    }

    /// With this evidence.
    public Signals evidence(Evidence... evidence) {
        signal.setEvidence(List.of(evidence));
        return this;
    }

    /// Published then.
    public Signals publishedAt(@Nullable Instant time) {
        report.setPublishedAt(time);
        return this;
    }

    /// Fetched then.
    public Signals fetchedAt(Instant time) {
        report.setFetchedAt(time);
        return this;
    }

    /// From this source.
    public Signals source(String id) {
        origin.setSourceId(id);
        return this;
    }

    /// In this language.
    public Signals language(String language) {
        report.setLanguage(language);
        return this;
    }

    /// With its story at this stage, and so many reports in it.
    public Signals stage(StoryStage stage, int reports) {
        signal.setStoryStage(stage).setStoryReports(reports);
        return this;
    }

    /// Naming these sums.
    public Signals amounts(Amount... amounts) {
        signal.setAmounts(List.of(amounts));
        return this;
    }

    /// The record.
    public Signal build() {
        return signal.setReport(report.setOrigin(origin.build()).build()).build();
    }
}
