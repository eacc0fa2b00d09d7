package io.lapwing.cli.explain;

import io.lapwing.enrich.theme.Uncounted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An explanation as lines for people.
///
/// @param colour whether evidence is marked with colour instead of brackets
public record ExplanationText(boolean colour) {
    private static final String MARK = "\u001b[1;33m";
    private static final String FAINT = "\u001b[2m";
    private static final String RESET = "\u001b[0m";

    /// The lines: scores with their concepts, then title and text with the evidence marked.
    public List<String> lines(Explanation explanation) {
        var lines = new ArrayList<String>();
        lines.add(explanation.outcome() + ": " + explanation.reason());
        explanation.themes().forEach(theme -> add(lines, theme));
        named(
                lines,
                "names",
                explanation.entities().stream().map(Explanation.Entity::name).toList());
        named(lines, "countries", explanation.countries());
        named(
                lines,
                "amounts",
                explanation.amounts().stream()
                        .map(amount -> String.format(Locale.ROOT, "%s %,.0f", amount.currency(), amount.value()))
                        .toList());
        lines.add("");
        lines.add(marked(explanation.title(), matches(explanation, "TITLE")));
        if (!explanation.text().isEmpty()) {
            lines.add(marked(explanation.text(), matches(explanation, "TEXT")));
        }
        return lines;
    }

    private void add(List<String> lines, Explanation.Theme theme) {
        lines.add(String.format(
                Locale.ROOT,
                "  %-14s %.2f %s the threshold of %.2f%s",
                theme.theme(),
                down(theme.score()),
                theme.reached() ? "reaches" : "is below",
                theme.threshold(),
                theme.reached()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; one more concept of %.2f in the text would reach it",
                                up(theme.enough()))));
        theme.evidence()
                .forEach(match -> lines.add(String.format(
                        Locale.ROOT,
                        "    %.2f  %-30s %s%s",
                        match.weight(),
                        match.concept(),
                        match.term(),
                        match.field().equals("TITLE") ? "  (title)" : "")));
        theme.uncounted()
                .forEach(found -> lines.add(String.format(
                        Locale.ROOT,
                        "    %s  %-30s %s: %s",
                        colour ? FAINT + "not " + RESET : "not ",
                        found.concept(),
                        String.join(", ", found.words()),
                        reason(found, theme))));
    }

    /// Hundredths rounded down, so that a score below the threshold never looks like one that reaches it.
    private static double down(double value) {
        return Math.floor(value * 100 + 1e-9) / 100;
    }

    private static double up(double value) {
        return Math.ceil(value * 100 - 1e-9) / 100;
    }

    /// Why a concept does not count, and what difference it would make.
    private static String reason(Uncounted found, Explanation.Theme theme) {
        var reasons = new ArrayList<String>();
        if (!found.missing().isEmpty()) {
            reasons.add("none of " + String.join(", ", found.missing()) + " is present");
        }
        found.barring()
                .forEach(bar ->
                        reasons.add("ruled out by " + bar.context() + " (" + String.join(", ", bar.words()) + ")"));
        boolean decides = !theme.reached() && found.scoreIfCounted() >= theme.threshold();
        return String.format(
                Locale.ROOT,
                "%s; with it the score would be %.2f%s",
                String.join("; ", reasons),
                down(found.scoreIfCounted()),
                decides ? ", enough" : "");
    }

    private static void named(List<String> lines, String what, List<String> values) {
        if (!values.isEmpty()) {
            lines.add("  " + what + ": " + String.join(", ", values));
        }
    }

    private static List<Explanation.Match> matches(Explanation explanation, String field) {
        return explanation.themes().stream()
                .flatMap(theme -> theme.evidence().stream())
                .filter(match -> match.field().equals(field))
                .sorted(Comparator.comparingInt(Explanation.Match::start)
                        .thenComparing(
                                Comparator.comparingInt(Explanation.Match::end).reversed()))
                .collect(Collectors.toList());
    }

    /// Marks each match; of matches that overlap, the first and longest.
    private String marked(String text, List<Explanation.Match> matches) {
        var marked = new StringBuilder();
        int at = 0;
        int done = 0;
        for (Explanation.Match match : matches) {
            if (match.start() < done) {
                continue;
            }
            int start = text.offsetByCodePoints(at, match.start() - done);
            int end = text.offsetByCodePoints(start, match.end() - match.start());
            marked.append(text, at, start)
                    .append(colour ? MARK : "[")
                    .append(text, start, end)
                    .append(colour ? RESET : "]");
            at = end;
            done = match.end();
        }
        return marked.append(text, at, text.length()).toString();
    }
}
