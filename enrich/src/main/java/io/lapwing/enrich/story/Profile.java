package io.lapwing.enrich.story;

import io.lapwing.enrich.story.fact.Facts;
import java.time.Instant;
import java.util.List;

/// By what a story is recognised.
///
/// @param words what its reports say
/// @param members the words of its first reports, one by one
/// @param facts what they say in any language
/// @param sketches of its reports that are no copies
/// @param entities ids of what they name
/// @param countries countries that they name
/// @param wires news agencies that they cite
/// @param scripts [#SPACED], [#HAN] or both
/// @param published first and last publication time of those reports that have one; empty if none has
/// @param links keys under which the index names the story
/// @param reports ids of its reports
/// @param topScores scores of its top reports
@SuppressWarnings("ArrayRecordComponent")
record Profile(
        StoryWords words,
        List<WordBag> members,
        Facts facts,
        List<Sketch> sketches,
        List<String> entities,
        List<String> countries,
        List<String> wires,
        int scripts,
        List<Instant> published,
        long[] links,
        List<String> reports,
        List<Double> topScores) {
    static final int SPACED = 1;
    static final int HAN = 2;

    static int script(Terms terms) {
        return terms.han() ? HAN : SPACED;
    }

    Profile withLinks(long[] longer) {
        return new Profile(
                words, members, facts, sketches, entities, countries, wires, scripts, published, longer, reports,
                topScores);
    }

    /// Estimated share of common word pairs with the most similar report.
    double textSimilarity(Sketch sketch) {
        double highest = 0;
        for (Sketch known : sketches) {
            highest = Math.max(highest, sketch.similarity(known));
        }
        return highest;
    }
}
