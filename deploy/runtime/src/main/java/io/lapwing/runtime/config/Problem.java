package io.lapwing.runtime.config;

import java.util.Comparator;

/// One thing that is wrong with a configuration, as data.
///
/// @param file where it was found: a file, or `environment` or `flags`
/// @param line line in the file, from 1; 0 where there is none
/// @param column column in that line, from 1; 0 where there is none
/// @param key the key concerned, such as `rules[2].severity`; empty for the file as a whole
/// @param message what is wrong and what to do, without a full stop
public record Problem(String file, int line, int column, String key, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::key)
            .thenComparing(Problem::message);

    /// A problem without a place in a file.
    public static Problem of(String file, String key, String message) {
        return new Problem(file, 0, 0, key, message);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /// One line: `file:line:column: key: message`.
    @Override
    public String toString() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        if (!key.isEmpty()) {
            text.append(": ").append(key);
        }
        return text.append(": ").append(message).toString();
    }
}
