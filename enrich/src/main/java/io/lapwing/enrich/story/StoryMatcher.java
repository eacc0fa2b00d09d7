package io.lapwing.enrich.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Decides which story a report belongs to. Two roads lead into one: nearly the same text, or a title that says much
/// the same, for which less is enough where an entity is shared.
///
/// @param window how long after or before a story's reports further ones may join it
record StoryMatcher(Duration window) {
    /// Estimated share of common word pairs from which texts are nearly the same.
    static final double NEAR_DUPLICATE = 0.5;
    /// Share of common title words that is enough where an entity is shared.
    static final double TITLE_WITH_ENTITY = 0.45;
    /// Share of common title words that is enough by itself.
    static final double TITLE_ALONE = 0.5;

    /// The story that fits best, if any fits.
    Optional<OpenStory> best(Candidate candidate, Collection<OpenStory> stories) {
        OpenStory best = null;
        double highest = 0;
        for (OpenStory story : stories) {
            double fit = fit(candidate, story);
            if (fit > highest) {
                highest = fit;
                best = story;
            }
        }
        return Optional.ofNullable(best);
    }

    /// How well it fits; 0 if it does not.
    private double fit(Candidate candidate, OpenStory story) {
        if (!isNear(candidate.signal().getReport().getFetchedAt(), story)) {
            return 0;
        }
        double text = textSimilarity(candidate.sketch(), story.traits());
        double title = titleSimilarity(candidate.words(), story.traits().getTitles());
        boolean related =
                !Collections.disjoint(candidate.entities(), story.traits().getEntities());
        boolean fits = text >= NEAR_DUPLICATE || title >= (related ? TITLE_WITH_ENTITY : TITLE_ALONE);
        return fits ? Math.max(text, title) : 0;
    }

    private boolean isNear(Instant fetched, OpenStory story) {
        return !fetched.isAfter(story.story().getLastSeen().plus(window))
                && !fetched.isBefore(story.story().getFirstSeen().minus(window));
    }

    static double textSimilarity(Sketch sketch, StoryTraits traits) {
        double highest = 0;
        for (var known : traits.getSketches()) {
            highest = Math.max(highest, sketch.similarity(Sketch.of(known)));
        }
        return highest;
    }

    /// Dice coefficient with the most similar title.
    private static double titleSimilarity(long[] words, List<List<Long>> titles) {
        double highest = 0;
        for (List<Long> title : titles) {
            int all = words.length + title.size();
            if (all > 0) {
                highest = Math.max(highest, 2.0 * common(words, title) / all);
            }
        }
        return highest;
    }

    /// Both are in ascending order.
    private static int common(long[] words, List<Long> title) {
        int common = 0;
        for (int i = 0, j = 0; i < words.length && j < title.size(); ) {
            int order = Long.compare(words[i], title.get(j));
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }
}
