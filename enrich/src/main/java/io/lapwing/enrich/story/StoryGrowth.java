package io.lapwing.enrich.story;

import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import io.lapwing.record.StoryStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a story begins and grows. An origin is a publisher with a text of its own: a copy of another's text adds a
/// publisher, and no origin.
final class StoryGrowth {
    /// Estimated share of common word pairs from which a text is a copy.
    static final double COPY = 0.8;
    static final int MAX_TOP_REPORTS = 5;
    static final int MAX_SKETCHES = 8;
    static final int MAX_TITLES = 6;
    static final int MAX_ENTITIES = 24;
    static final int MAX_REPORTS = 200;
    static final int MAX_PUBLISHERS = 100;
    static final int CORROBORATED_FROM = 2;

    private StoryGrowth() {}

    /// The story that a report begins.
    static OpenStory begin(String id, Candidate candidate) {
        Signal signal = candidate.signal();
        ReportSummary report = signal.getReport();
        boolean official = report.getOrigin().getOfficial();
        Story story = Story.newBuilder()
                .setId(id)
                .setTheme(signal.getTheme())
                .setHeadline(report.getTitle())
                .setFirstSeen(report.getFetchedAt())
                .setLastSeen(report.getFetchedAt())
                .setReports(1)
                .setPublishers(List.of(report.getOrigin().getPublisher()))
                .setOrigins(1)
                .setLanguages(List.of(report.getLanguage()))
                .setOfficial(official)
                .setStage(official ? StoryStage.OFFICIAL : StoryStage.NEW)
                .setChange("First report, from " + report.getOrigin().getPublisher() + ".")
                .setTopReports(List.of(report))
                .build();
        var traits = StoryTraits.newBuilder()
                .setSketches(List.of(candidate.sketch().buffer()))
                .setTitles(List.of(Arrays.stream(candidate.words()).boxed().toList()))
                .setEntities(candidate.entities().stream().limit(MAX_ENTITIES).toList())
                .setReports(List.of(report.getId()))
                .setTopScores(List.of(signal.getScore()))
                .build();
        return new OpenStory(story, traits);
    }

    /// The story with a further report. One that it holds already changes nothing but the time.
    static OpenStory grow(OpenStory open, Candidate candidate) {
        Story before = open.story();
        ReportSummary report = candidate.signal().getReport();
        boolean counted = open.traits().getReports().contains(report.getId());
        String publisher = report.getOrigin().getPublisher();
        boolean newPublisher = !before.getPublishers().contains(publisher);
        boolean copy = StoryMatcher.textSimilarity(candidate.sketch(), open.traits()) >= COPY;
        int origins = before.getOrigins() + (newPublisher && !copy ? 1 : 0);
        boolean official = before.getOfficial() || report.getOrigin().getOfficial();
        StoryStage stage = stage(before, origins, official, CorrectionMark.in(report.getTitle()));
        var top = new TopReports(before.getTopReports(), open.traits().getTopScores());
        if (!counted) {
            top.add(report, candidate.signal().getScore());
        }
        Story story = Story.newBuilder(before)
                .setFirstSeen(earlier(before.getFirstSeen(), report.getFetchedAt()))
                .setLastSeen(later(before.getLastSeen(), report.getFetchedAt()))
                .setReports(before.getReports() + (counted ? 0 : 1))
                .setPublishers(with(before.getPublishers(), publisher, MAX_PUBLISHERS))
                .setOrigins(origins)
                .setLanguages(with(before.getLanguages(), report.getLanguage(), MAX_PUBLISHERS))
                .setOfficial(official)
                .setStage(stage)
                .setChange(change(before, stage, origins, publisher, copy))
                .setTopReports(top.reports())
                .build();
        return new OpenStory(story, traits(open.traits(), candidate, copy, top.scores()));
    }

    private static StoryStage stage(Story before, int origins, boolean official, boolean correction) {
        if (correction || before.getStage() == StoryStage.CORRECTED) {
            return StoryStage.CORRECTED;
        }
        if (official) {
            return StoryStage.OFFICIAL;
        }
        return origins >= CORROBORATED_FROM ? StoryStage.CORROBORATED : StoryStage.NEW;
    }

    private static String change(Story before, StoryStage stage, int origins, String publisher, boolean copy) {
        if (stage != before.getStage()) {
            return switch (stage) {
                case CORRECTED -> publisher + " corrects it.";
                case OFFICIAL -> publisher + ", an official source, reports it.";
                case CORROBORATED -> publisher + " is the second independent publisher to report it.";
                case NEW, UNKNOWN -> "Another report, from " + publisher + ".";
            };
        }
        if (origins > before.getOrigins()) {
            return publisher + " is independent publisher number " + origins + ".";
        }
        return (copy ? "A copy, from " : "Another report, from ") + publisher + ".";
    }

    private static StoryTraits traits(StoryTraits before, Candidate candidate, boolean copy, List<Double> topScores) {
        var entities = before.getEntities();
        for (String entity : candidate.entities()) {
            entities = with(entities, entity, MAX_ENTITIES);
        }
        return StoryTraits.newBuilder()
                .setSketches(
                        copy
                                ? before.getSketches()
                                : with(before.getSketches(), candidate.sketch().buffer(), MAX_SKETCHES))
                .setTitles(with(
                        before.getTitles(),
                        Arrays.stream(candidate.words()).boxed().toList(),
                        MAX_TITLES))
                .setEntities(entities)
                .setReports(
                        with(before.getReports(), candidate.signal().getReport().getId(), MAX_REPORTS))
                .setTopScores(topScores)
                .build();
    }

    private static <T> List<T> with(List<T> list, T element, int limit) {
        if (list.size() >= limit || list.contains(element)) {
            return list;
        }
        var longer = new ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
