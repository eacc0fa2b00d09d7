package io.lapwing.cli.eval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The result of joining labelled pairs.
///
/// @param precision share of the joined pairs that tell the same; 1 if there are none
/// @param recall share of the pairs that tell the same that were joined; 1 if there are none
/// @param f1 harmonic mean of both
/// @param pairs number of pairs
public record StoryPairEvaluation(double precision, double recall, double f1, int pairs) {
    /// Joins the pairs and compares.
    public static StoryPairEvaluation of(Collection<StoryPair> pairs) {
        var reader = new StoryReader();
        Counts counts = Counts.NONE;
        for (StoryPair pair : pairs) {
            Map<String, String> found =
                    reader.stories(List.of(pair.a().item("a"), pair.b().item("b")));
            counts = counts.plus(pair.same(), Objects.equals(found.get("a"), found.get("b")));
        }
        return new StoryPairEvaluation(counts.precision(), counts.recall(), counts.f1(), pairs.size());
    }
}
