package io.lapwing.bench.opinion;

import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A figure over several runs.
///
/// @param mean mean
/// @param deviation standard deviation of the sample; 0 for a single run
record Spread(double mean, double deviation) {
    static <T> Spread of(Collection<T> runs, ToDoubleFunction<T> figure) {
        double mean = runs.stream().mapToDouble(figure).average().orElseThrow();
        double squares = runs.stream()
                .mapToDouble(run -> Math.pow(figure.applyAsDouble(run) - mean, 2))
                .sum();
        return new Spread(mean, runs.size() < 2 ? 0 : Math.sqrt(squares / (runs.size() - 1)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f ± %.3f", mean, deviation);
    }

    /// With a sign, for differences.
    String signed() {
        return String.format(Locale.ROOT, "%+.3f ± %.3f", mean, deviation);
    }
}
