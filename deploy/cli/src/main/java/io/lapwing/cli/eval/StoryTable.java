package io.lapwing.cli.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures of stories as lines for people.
public final class StoryTable {
    private StoryTable() {}

    /// The figures of all reports and of each set.
    public static List<String> lines(StoryEvaluation evaluation) {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%-16s %9s %9s %9s %9s %8s %8s",
                "set",
                "precision",
                "recall",
                "F1",
                "B-cubed",
                "reports",
                "stories"));
        lines.add(row("all", evaluation.all()));
        evaluation.sets().forEach((set, figures) -> lines.add(row(set, figures)));
        return lines;
    }

    private static String row(String name, StoryEvaluation.Figures figures) {
        return String.format(
                Locale.ROOT,
                "%-16s %9.3f %9.3f %9.3f %9.3f %8d %8d",
                name,
                figures.precision(),
                figures.recall(),
                figures.f1(),
                figures.b3(),
                figures.reports(),
                figures.stories());
    }

    /// The figures of pairs.
    public static List<String> lines(StoryPairEvaluation evaluation) {
        return List.of(String.format(
                Locale.ROOT,
                "precision %.3f  recall %.3f  F1 %.3f  (%d pairs)",
                evaluation.precision(),
                evaluation.recall(),
                evaluation.f1(),
                evaluation.pairs()));
    }
}
