package io.lapwing.bench;

/// What a service shows at `/metrics`.
///
/// @param text in Prometheus' text format
record Metrics(String text) {
    /// The sum of all series of a name.
    double sum(String name) {
        return sum(name, "");
    }

    /// The sum of those series of a name that have a label.
    ///
    /// @param label as it is written, such as `le="2.0"`; empty for all series
    double sum(String name, String label) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .filter(line -> line.length() > name.length() && " {".indexOf(line.charAt(name.length())) >= 0)
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
