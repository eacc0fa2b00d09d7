package io.lapwing.alerts.rule;

import io.lapwing.alerts.state.Reach;
import io.lapwing.record.Signal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What an alert rests on, those reports counted that it no longer cites.
///
/// @param reports number of reports
/// @param publishers their publishers, the first hundred
/// @param origins independent publishers: origins of the story where an alert is about one story, else publishers
/// @param languages languages in order of their first report
/// @param official whether an official source is among them
record Coverage(int reports, Set<String> publishers, int origins, List<String> languages, boolean official) {
    static final Coverage NONE = new Coverage(0, Set.of(), 0, List.of(), false);

    private static final int MAX_PUBLISHERS = 100;
    private static final int MAX_LANGUAGES = 20;

    Coverage {
        publishers = Set.copyOf(publishers);
        languages = List.copyOf(languages);
    }

    static Coverage of(List<Citation> citations) {
        Coverage coverage = NONE;
        for (Citation citation : citations.reversed()) {
            coverage = coverage.with(citation);
        }
        return coverage;
    }

    Coverage with(Citation citation) {
        if (publishers.contains(citation.publisher()) && languages.contains(citation.language())) {
            return new Coverage(reports + 1, publishers, origins, languages, official || citation.official());
        }
        var names = new LinkedHashSet<>(publishers);
        if (names.size() < MAX_PUBLISHERS) {
            names.add(citation.publisher());
        }
        var spoken = new LinkedHashSet<>(languages);
        if (spoken.size() < MAX_LANGUAGES && !citation.language().isEmpty()) {
            spoken.add(citation.language());
        }
        return new Coverage(
                reports + 1,
                names,
                Math.max(origins, names.size()),
                List.copyOf(spoken),
                official || citation.official());
    }

    /// With so many reports, where they are more than could be kept.
    Coverage of(int number) {
        return new Coverage(number, publishers, origins, languages, official);
    }

    /// With the number of independent origins as the story has it: publishers that only copied are not among them.
    Coverage inStory(Signal signal) {
        return new Coverage(reports, publishers, signal.getStoryOrigins(), languages, official);
    }

    /// What is new since, such as `+2 independent publishers, first Chinese-language source`; more reports by
    /// publishers
    /// that were known are told where there is nothing else to tell of publishers. Empty if nothing is new.
    String since(Coverage before) {
        var news = new ArrayList<>(reach().since(before.reach()));
        int more = reports - before.reports;
        if (more > 0 && origins <= before.origins) {
            news.addFirst("+" + more + " report" + (more == 1 ? "" : "s"));
        }
        return String.join(", ", news);
    }

    private Reach reach() {
        return new Reach(origins, languages, official);
    }
}
