package io.lapwing.cli.eval;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How often a classification was right and wrong.
///
/// @param tp labelled and found
/// @param fp found but not labelled
/// @param fn labelled but not found
public record Counts(int tp, int fp, int fn) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(boolean labelled, boolean found) {
        return new Counts(
                tp + (labelled && found ? 1 : 0), fp + (!labelled && found ? 1 : 0), fn + (labelled && !found ? 1 : 0));
    }

    Counts plus(Counts other) {
        return new Counts(tp + other.tp, fp + other.fp, fn + other.fn);
    }

    /// Share of what was found that is labelled; 1 if nothing was found.
    @JsonProperty
    public double precision() {
        return tp + fp == 0 ? 1 : (double) tp / (tp + fp);
    }

    /// Share of what is labelled that was found; 1 if nothing is labelled.
    @JsonProperty
    public double recall() {
        return tp + fn == 0 ? 1 : (double) tp / (tp + fn);
    }

    /// Harmonic mean of precision and recall; 1 if there was nothing to find and nothing was found.
    @JsonProperty
    public double f1() {
        return tp + fp + fn == 0 ? 1 : 2.0 * tp / (2.0 * tp + fp + fn);
    }
}
