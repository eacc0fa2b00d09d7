package io.lapwing.enrich.story;

import static io.lapwing.enrich.story.StoryGrowth.with;

import io.lapwing.enrich.story.StoryIndex.Lookup;
import io.lapwing.enrich.story.fact.Facts;
import io.lapwing.record.ReportSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How that by which a story is recognised begins and grows.
final class ProfileGrowth {
    private static final Profile NOTHING = new Profile(
            StoryWords.NONE,
            List.of(),
            Facts.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of(),
            new long[0],
            List.of(),
            List.of());

    private ProfileGrowth() {}

    static Profile begin(Lookup lookup) {
        return grow(
                NOTHING,
                lookup,
                Corroboration.INDEPENDENT,
                List.of(lookup.candidate().signal().getScore()));
    }

    static Profile grow(Profile before, Lookup lookup, Corroboration corroboration, List<Double> topScores) {
        Candidate candidate = lookup.candidate();
        ReportSummary report = candidate.signal().getReport();
        @Nullable Instant published = report.getPublishedAt();
        return new Profile(
                before.words().with(lookup.bag(), candidate.terms()),
                members(before.members(), lookup.bag()),
                before.facts().with(candidate.facts()),
                corroboration == Corroboration.COPY
                        ? before.sketches()
                        : with(before.sketches(), candidate.sketch(), StoryGrowth.MAX_SKETCHES),
                all(before.entities(), candidate.entities(), StoryGrowth.MAX_ENTITIES),
                all(before.countries(), candidate.signal().getCountries(), StoryGrowth.MAX_COUNTRIES),
                all(before.wires(), candidate.wires(), StoryGrowth.MAX_WIRES),
                before.scripts() | candidate.script(),
                published == null ? before.published() : span(before.published(), published),
                before.links(),
                with(before.reports(), report.getId(), StoryGrowth.MAX_REPORTS),
                topScores);
    }

    private static List<WordBag> members(List<WordBag> members, WordBag report) {
        if (members.size() >= StoryGrowth.MAX_MEMBERS) {
            return members;
        }
        var longer = new ArrayList<>(members);
        longer.add(report.heaviest(StoryGrowth.MAX_MEMBER_WORDS));
        return longer;
    }

    private static <T> List<T> all(List<T> list, List<T> further, int limit) {
        List<T> longer = list;
        for (T element : further) {
            longer = with(longer, element, limit);
        }
        return longer;
    }

    private static List<Instant> span(List<Instant> before, Instant published) {
        return Stream.concat(before.stream(), Stream.of(published))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), all -> List.of(all.getFirst(), all.getLast())));
    }
}
