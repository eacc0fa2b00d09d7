package io.lapwing.enrich.story;

import io.lapwing.enrich.story.StoryIndex.Lookup;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import io.lapwing.record.StoryStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How a story begins and grows. An origin is a publisher with a text of its own: a copy of another's text adds a
/// publisher, and no origin.
final class StoryGrowth {
    static final int MAX_TOP_REPORTS = 5;
    static final int MAX_SKETCHES = 8;
    static final int MAX_MEMBERS = 6;
    static final int MAX_MEMBER_WORDS = 32;
    static final int MAX_COUNTRIES = 12;
    static final int MAX_WIRES = 8;
    static final int MAX_ENTITIES = 24;
    static final int MAX_REPORTS = 200;
    static final int MAX_PUBLISHERS = 100;
    static final int CORROBORATED_FROM = 2;

    private StoryGrowth() {}

    /// The story that a report begins.
    static OpenStory begin(String id, Lookup lookup) {
        Candidate candidate = lookup.candidate();
        Signal signal = candidate.signal();
        ReportSummary report = signal.getReport();
        boolean official = report.getOrigin().getOfficial();
        var story = new Story(
                id,
                signal.getTheme(),
                report.getTitle(),
                report.getFetchedAt(),
                report.getFetchedAt(),
                1,
                List.of(report.getOrigin().getPublisher()),
                1,
                List.of(report.getLanguage()),
                official,
                official ? StoryStage.OFFICIAL : StoryStage.NEW,
                "First report, from " + report.getOrigin().getPublisher() + ".",
                List.of(report));
        return new OpenStory(story, ProfileGrowth.begin(lookup));
    }

    /// The story with a further report. One that it holds already changes nothing but the time.
    static OpenStory grow(OpenStory open, Lookup lookup) {
        Candidate candidate = lookup.candidate();
        Story before = open.story();
        ReportSummary report = candidate.signal().getReport();
        boolean counted = open.profile().reports().contains(report.getId());
        String publisher = report.getOrigin().getPublisher();
        var corroboration = Corroboration.of(candidate, open);
        int origins = before.getOrigins() + (corroboration == Corroboration.INDEPENDENT ? 1 : 0);
        boolean official = before.getOfficial() || report.getOrigin().getOfficial();
        StoryStage stage = stage(before, origins, official, CorrectionMark.in(report.getTitle()));
        var top = new TopReports(before.getTopReports(), open.profile().topScores());
        if (!counted) {
            top.add(report, candidate.signal().getScore());
        }
        var story = new Story(
                before.getId(),
                before.getTheme(),
                before.getHeadline(),
                earlier(before.getFirstSeen(), report.getFetchedAt()),
                later(before.getLastSeen(), report.getFetchedAt()),
                before.getReports() + (counted ? 0 : 1),
                with(before.getPublishers(), publisher, MAX_PUBLISHERS),
                origins,
                with(before.getLanguages(), report.getLanguage(), MAX_PUBLISHERS),
                official,
                stage,
                change(before, stage, origins, report, corroboration),
                top.reports());
        Profile profile =
                counted ? open.profile() : ProfileGrowth.grow(open.profile(), lookup, corroboration, top.scores());
        return new OpenStory(story, profile);
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

    private static String change(
            Story before, StoryStage stage, int origins, ReportSummary report, Corroboration corroboration) {
        String publisher = report.getOrigin().getPublisher();
        if (stage != before.getStage()) {
            return switch (stage) {
                case CORRECTED -> publisher + " corrects it.";
                case OFFICIAL -> publisher + ", an official source, reports it.";
                case CORROBORATED -> publisher + " is the second independent publisher to report it.";
                case NEW, UNKNOWN -> "Another report, from " + publisher + ".";
            };
        }
        String language = before.getLanguages().contains(report.getLanguage())
                ? ""
                : ", the first in " + Locale.of(report.getLanguage()).getDisplayLanguage(Locale.ENGLISH);
        return switch (corroboration) {
            case INDEPENDENT -> publisher + " is independent publisher number " + origins + language + ".";
            case COPY -> "A copy, from " + publisher + language + ".";
            case TRANSLATION -> "A translation, from " + publisher + language + ".";
            case SAME_PUBLISHER -> "Another report, from " + publisher + language + ".";
        };
    }

    static <T> List<T> with(List<T> list, T element, int limit) {
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
