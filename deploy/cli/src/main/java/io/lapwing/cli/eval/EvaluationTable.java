package io.lapwing.cli.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An evaluation as lines for people.
public final class EvaluationTable {
    private EvaluationTable() {}

    /// The figures.
    public static List<String> lines(Evaluation evaluation) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT, "%-16s %9s %9s %9s %6s %6s %6s", "theme", "precision", "recall", "F1", "tp", "fp", "fn"));
        evaluation.themes().forEach((theme, counts) -> lines.add(row(theme, counts)));
        lines.add(row("micro", evaluation.micro()));
        var macro = evaluation.macro();
        lines.add(String.format(
                Locale.ROOT, "%-16s %9.3f %9.3f %9.3f", "macro", macro.precision(), macro.recall(), macro.f1()));
        evaluation.languages().forEach((language, counts) -> lines.add(row("language " + language, counts)));
        evaluation
                .tiers()
                .forEach((tier, found) -> lines.add(String.format(
                        Locale.ROOT,
                        "tier %-11s %9s %9.3f  (%d of %d)",
                        tier,
                        "",
                        found.recall(),
                        found.found(),
                        found.total())));
        var near = evaluation.nearMisses();
        lines.add(String.format(
                Locale.ROOT,
                "near misses: %d of %d put under a theme (%.1f %%)",
                near.falsePositives(),
                near.total(),
                100 * near.rate()));
        return lines;
    }

    /// Every wrong decision, one a line.
    public static List<String> misses(Evaluation evaluation) {
        return evaluation.misses().stream()
                .map(miss -> String.format(
                        Locale.ROOT,
                        "%s  missing %s  wrong %s  %s",
                        miss.report().id(),
                        miss.missing(),
                        miss.wrong(),
                        miss.report().title()))
                .toList();
    }

    /// The figures of both taxonomies and every report that they decide differently.
    public static List<String> lines(Comparison comparison) {
        var lines = new ArrayList<String>();
        lines.add("F1               before     after");
        comparison.after().themes().forEach((theme, after) -> {
            Counts before = comparison.before().themes().getOrDefault(theme, Counts.NONE);
            lines.add(change(theme, before.f1(), after.f1()));
        });
        lines.add(change(
                "micro",
                comparison.before().micro().f1(),
                comparison.after().micro().f1()));
        comparison.after().languages().forEach((language, after) -> {
            Counts before = comparison.before().languages().getOrDefault(language, Counts.NONE);
            lines.add(change("language " + language, before.f1(), after.f1()));
        });
        lines.add(String.format(
                Locale.ROOT,
                "near misses put under a theme: %d before, %d after, of %d",
                comparison.before().nearMisses().falsePositives(),
                comparison.after().nearMisses().falsePositives(),
                comparison.after().nearMisses().total()));
        add(lines, "better", comparison.better());
        add(lines, "worse", comparison.worse());
        add(lines, "wrong in another way", comparison.changed());
        return lines;
    }

    private static String change(String name, double before, double after) {
        return String.format(Locale.ROOT, "%-14s %8.3f  %8.3f  %+.3f", name, before, after, after - before);
    }

    private static void add(List<String> lines, String heading, List<Comparison.Change> changes) {
        lines.add(heading + ": " + changes.size());
        changes.forEach(change -> lines.add(String.format(
                Locale.ROOT,
                "  %s  labelled %s  before %s  after %s  %s",
                change.report().id(),
                change.report().themes(),
                change.before(),
                change.after(),
                change.report().title())));
    }

    private static String row(String name, Counts counts) {
        return String.format(
                Locale.ROOT,
                "%-16s %9.3f %9.3f %9.3f %6d %6d %6d",
                name,
                counts.precision(),
                counts.recall(),
                counts.f1(),
                counts.tp(),
                counts.fp(),
                counts.fn());
    }
}
