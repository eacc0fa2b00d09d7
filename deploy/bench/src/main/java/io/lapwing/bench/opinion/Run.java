package io.lapwing.bench.opinion;

import io.lapwing.bench.opinion.CrossValidation.Verdict;
import io.lapwing.cli.eval.Comparison;
import io.lapwing.cli.eval.Evaluation;
import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.enrich.taxonomy.Theme;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The same reports decided in several ways by one seed.
///
/// @param taxonomy by the taxonomy alone
/// @param banded by the model within the band that was chosen in training
/// @param model by the model alone
/// @param hindsight by the model within the band that suits these very reports best: what no choice of a band can beat
/// @param flips what the model does better and worse within its band
/// @param bands how often which band was chosen, one choice for each fold
/// @param best the band of `hindsight`
record Run(
        Evaluation taxonomy,
        Evaluation banded,
        Evaluation model,
        Evaluation hindsight,
        Comparison flips,
        Map<String, Integer> bands,
        Band best) {

    static Run of(List<Verdict> verdicts, List<Theme> themes) {
        var inOrder = verdicts.stream()
                .sorted(Comparator.comparing(verdict -> report(verdict).id()))
                .toList();
        Evaluation taxonomy = evaluate(inOrder, themes, _ -> Band.NONE);
        Evaluation banded = evaluate(inOrder, themes, Verdict::band);
        Band best = Band.best(inOrder.stream().map(Verdict::opinion).toList(), themes);
        var reports = inOrder.stream().map(Run::report).toList();
        var bands = new TreeMap<String, Integer>();
        verdicts.stream()
                .collect(Collectors.groupingBy(Verdict::band, Collectors.counting()))
                .forEach((band, reportsOf) -> bands.put(band.toString(), reportsOf.intValue()));
        return new Run(
                taxonomy,
                banded,
                evaluate(inOrder, themes, _ -> Band.ALL),
                evaluate(inOrder, themes, _ -> best),
                Comparison.of(reports, taxonomy, banded),
                bands,
                best);
    }

    private static LabelledReport report(Verdict verdict) {
        return verdict.opinion().about().sample().report();
    }

    private static Evaluation evaluate(List<Verdict> verdicts, List<Theme> themes, Function<Verdict, Band> band) {
        Map<LabelledReport, Verdict> byReport =
                verdicts.stream().collect(Collectors.toMap(Run::report, Function.identity()));
        return Evaluation.of(
                verdicts.stream().map(Run::report).toList(),
                themes.stream().map(Theme::id).collect(Collectors.toSet()),
                report -> {
                    Verdict verdict = Objects.requireNonNull(byReport.get(report));
                    return band.apply(verdict).themes(themes, verdict.opinion());
                });
    }
}
