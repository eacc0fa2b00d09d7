package io.lapwing.bench.opinion;

import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Numbers about a report, by name.
///
/// @param names names, each once
/// @param values a value for each
@SuppressWarnings("ArrayRecordComponent")
record Features(String[] names, double[] values) {
    static Features of(Map<String, Double> values) {
        return new Features(
                values.keySet().toArray(String[]::new),
                values.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Numbers that have a place instead of a name.
    static Features of(String prefix, float[] vector) {
        var names = new String[vector.length];
        var values = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            names[i] = prefix + i;
            values[i] = vector[i];
        }
        return new Features(names, values);
    }

    /// These and others; no name may be in both.
    Features and(Features other) {
        return new Features(
                Stream.of(names, other.names).flatMap(Stream::of).toArray(String[]::new),
                DoubleStream.concat(DoubleStream.of(values), DoubleStream.of(other.values))
                        .toArray());
    }

    /// The same direction with the given length; unchanged if it has none.
    Features scaledTo(double length) {
        double now =
                Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
        return now == 0
                ? this
                : new Features(
                        names,
                        DoubleStream.of(values)
                                .map(value -> length * value / now)
                                .toArray());
    }
}
