package io.lapwing.cli;

import io.lapwing.cli.eval.Comparison;
import io.lapwing.cli.eval.Evaluation;
import io.lapwing.cli.eval.EvaluationTable;
import io.lapwing.cli.eval.LabelledFile;
import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.ThemeScore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        subcommands = {EvalStoriesCommand.class, EvalStoryPairsCommand.class},
        description = {
            "Classifies labelled reports and tells how well it went.",
            "",
            "The file holds one JSON object a line with `id`, `lang`, `title`, `text`, `themes`, `kind` (pos,"
                    + " neg-hard, neg-easy) and `tier`. Precision, recall and F1 are given a theme, over all decisions"
                    + " (micro), as means of the themes (macro), by language, by tier and on near misses (neg-hard)."
        })
final class EvalCommand extends Printing implements Callable<Integer> {
    /// Optional for picocli, which else asks for it before a subcommand too.
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "Labelled reports, JSON Lines.")
    private @Nullable Path file;

    @Option(
            names = "--taxonomy",
            paramLabel = "DIR",
            description = "Folder with the taxonomy (default: the one that is shipped).")
    private @Nullable Path taxonomyFolder;

    @Option(names = "--errors", description = "List each wrong decision.")
    private boolean errors;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description =
                    "Another taxonomy: list what --taxonomy (or the shipped one) decides better and worse than it.")
    private @Nullable Path against;

    @Override
    public Integer call() {
        if (file == null) {
            throw usage("Missing required parameter: 'FILE'");
        }
        List<LabelledReport> reports = LabelledFile.read(file);
        var evaluation = evaluate(reports, Optional.ofNullable(taxonomyFolder));
        if (against != null) {
            print(Comparison.of(reports, evaluate(reports, Optional.of(against)), evaluation));
        } else if (isJson()) {
            print(Output.json(evaluation));
        } else {
            EvaluationTable.lines(evaluation).forEach(this::print);
        }
        if (errors && !isJson()) {
            EvaluationTable.misses(evaluation).forEach(this::print);
        }
        return 0;
    }

    private void print(Comparison comparison) {
        if (isJson()) {
            print(Output.json(comparison));
        } else {
            EvaluationTable.lines(comparison).forEach(this::print);
        }
    }

    private static Evaluation evaluate(List<LabelledReport> reports, Optional<Path> folder) {
        var taxonomy = Taxonomy.load(folder);
        var enricher = new Enricher(taxonomy, new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT), Duration.ofDays(30));
        return Evaluation.of(reports, taxonomy.themeIds(), report -> themes(report, enricher, taxonomy));
    }

    private static Set<String> themes(LabelledReport report, Enricher enricher, Taxonomy taxonomy) {
        return enricher.classify(report.title(), report.text()).stream()
                .filter(score -> taxonomy.theme(score.getTheme()).isReached(score.getScore()))
                .map(ThemeScore::getTheme)
                .collect(Collectors.toSet());
    }
}
