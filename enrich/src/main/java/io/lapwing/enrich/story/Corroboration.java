package io.lapwing.enrich.story;

import io.lapwing.enrich.story.fact.FactMatch;
import java.util.Collections;

/// Whether a report adds an independent origin to a story.
enum Corroboration {
    /// From a publisher that has reported it already.
    SAME_PUBLISHER,
    /// Nearly the text of an earlier report.
    COPY,
    /// In another script, but from the news agency that an earlier report cites, or saying just the same.
    TRANSLATION,
    /// An origin of its own.
    INDEPENDENT;

    /// Estimated share of common word pairs from which a text is a copy.
    static final double COPIED = 0.8;
    /// Share of the facts of the side that says less from which a report in another script is a translation.
    private static final double TRANSLATED = 0.9;
    /// What says less than this may agree by chance.
    private static final double MUCH = 14;

    static Corroboration of(Candidate candidate, OpenStory open) {
        Profile profile = open.profile();
        if (open.story()
                .getPublishers()
                .contains(candidate.signal().getReport().getOrigin().getPublisher())) {
            return SAME_PUBLISHER;
        }
        if (profile.textSimilarity(candidate.sketch()) >= COPIED) {
            return COPY;
        }
        boolean otherScript = (profile.scripts() & candidate.script()) == 0;
        return otherScript && isTranslation(candidate, profile) ? TRANSLATION : INDEPENDENT;
    }

    private static boolean isTranslation(Candidate candidate, Profile profile) {
        if (!Collections.disjoint(candidate.wires(), profile.wires())) {
            return true;
        }
        var match = FactMatch.compare(candidate.facts(), profile.facts());
        return match.shared() >= MUCH && match.shared() >= TRANSLATED * match.smaller();
    }
}
