package io.lapwing.bench.opinion;

import io.lapwing.cli.eval.Comparison.Change;
import io.lapwing.cli.eval.Evaluation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// What a learner did in one situation over all seeds.
///
/// @param learner its name
/// @param runs one for each seed
record Outcome(String learner, List<Run> runs) {
    static final String HEADING = """
        | model learns from | decides | micro-F1 | macro-F1 | gain in micro-F1 | better / worse a run |
        |---|---|---|---|---|---|\
        """;

    /// A row of the taxonomy alone, which is the same for all learners.
    String taxonomyRow() {
        return "| – | taxonomy alone | %s | %s | | |".formatted(micro(Run::taxonomy), macro(Run::taxonomy));
    }

    /// Rows of a Markdown table.
    List<String> rows() {
        return List.of(
                row("in the band chosen in training", Run::banded)
                        + " | %s / %s |"
                                .formatted(
                                        mean(run -> run.flips().better()),
                                        mean(run -> run.flips().worse())),
                row("everything", Run::model) + " | |",
                row("in the best band in hindsight", Run::hindsight) + " | |");
    }

    /// The bands that were chosen, and what was decided otherwise in any run.
    List<String> details() {
        var lines = new ArrayList<String>();
        var bands = new TreeMap<String, Integer>();
        runs.forEach(run -> run.bands().forEach((band, reports) -> bands.merge(band, reports, Integer::sum)));
        lines.add("%s: bands chosen, by reports decided under them: %s; best in hindsight: %s"
                .formatted(learner, bands, runs.stream().map(Run::best).toList()));
        add(lines, "better", run -> run.flips().better());
        add(lines, "worse", run -> run.flips().worse());
        return lines;
    }

    private void add(List<String> lines, String direction, Function<Run, Collection<Change>> changes) {
        Map<String, Integer> times = new TreeMap<>();
        runs.forEach(run -> changes.apply(run)
                .forEach(change -> times.merge(
                        "%s: %s instead of %s: %s"
                                .formatted(
                                        change.report().id(),
                                        change.after(),
                                        change.before(),
                                        change.report().title()),
                        1,
                        Integer::sum)));
        times.forEach(
                (what, count) -> lines.add("  %s in %d of %d runs: %s".formatted(direction, count, runs.size(), what)));
    }

    private String row(String decides, Function<Run, Evaluation> of) {
        Spread gain = Spread.of(
                runs, run -> of.apply(run).micro().f1() - run.taxonomy().micro().f1());
        return "| %s | %s | %s | %s | %s".formatted(learner, decides, micro(of), macro(of), gain.signed());
    }

    private Spread micro(Function<Run, Evaluation> of) {
        return Spread.of(runs, run -> of.apply(run).micro().f1());
    }

    private Spread macro(Function<Run, Evaluation> of) {
        return Spread.of(runs, run -> of.apply(run).macro().f1());
    }

    private String mean(Function<Run, Collection<Change>> changes) {
        return String.format(
                Locale.ROOT,
                "%.1f",
                Spread.of(runs, run -> changes.apply(run).size()).mean());
    }
}
