package io.lapwing.bench;

import java.util.Locale;

/// A measured figure with what it should reach.
///
/// @param name what was measured
/// @param value the figure
/// @param unit its unit
/// @param bound which side of the target is good
/// @param target the target; meaningless for a yardstick
record Figure(String name, double value, String unit, Bound bound, double target) {
    enum Bound {
        AT_LEAST,
        AT_MOST,
        /// Neither side: a count that must come out.
        EXACTLY,
        /// For comparison only.
        YARDSTICK
    }

    static Figure atLeast(String name, double value, String unit, double target) {
        return new Figure(name, value, unit, Bound.AT_LEAST, target);
    }

    static Figure atMost(String name, double value, String unit, double target) {
        return new Figure(name, value, unit, Bound.AT_MOST, target);
    }

    static Figure exactly(String name, double value, String unit, double target) {
        return new Figure(name, value, unit, Bound.EXACTLY, target);
    }

    static Figure yardstick(String name, double value, String unit) {
        return new Figure(name, value, unit, Bound.YARDSTICK, 0);
    }

    boolean isMet() {
        return switch (bound) {
            case AT_LEAST -> value >= target;
            case AT_MOST -> value <= target;
            case EXACTLY -> value == target;
            case YARDSTICK -> true;
        };
    }

    /// A row of a Markdown table.
    String row() {
        String aim = switch (bound) {
            case AT_LEAST -> "≥ " + number(target);
            case AT_MOST -> "≤ " + number(target);
            case EXACTLY -> "= " + number(target);
            case YARDSTICK -> "";
        };
        String met = bound == Bound.YARDSTICK ? "" : isMet() ? "yes" : "no";
        return "| %s | %s %s | %s | %s |".formatted(name, number(value), unit, aim, met);
    }

    private static String number(double value) {
        return Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
