package io.lapwing.bench.opinion;

import java.util.Map;

/// A case with what a model thinks of it that was not trained with it.
///
/// @param about the case
/// @param probabilities by theme, how likely the model takes it to be on the theme
record Opinion(Case about, Map<String, Double> probabilities) {}
