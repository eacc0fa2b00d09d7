package io.lapwing.bench.opinion;

import java.util.Map;

/// A sample as a taxonomy and a model see it.
///
/// @param sample the sample
/// @param scores score of each theme that has any evidence
/// @param features what the model sees
record Case(Sample sample, Map<String, Double> scores, Features features) {
    double score(String theme) {
        return scores.getOrDefault(theme, 0.0);
    }
}
