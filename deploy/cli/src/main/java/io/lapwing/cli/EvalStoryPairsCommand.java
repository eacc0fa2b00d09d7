package io.lapwing.cli;

import io.lapwing.cli.eval.LabelledFile;
import io.lapwing.cli.eval.StoryPair;
import io.lapwing.cli.eval.StoryPairEvaluation;
import io.lapwing.cli.eval.StoryTable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "story-pairs",
        mixinStandardHelpOptions = true,
        description = {
            "Joins labelled pairs of reports and tells how well it went.",
            "",
            "The file holds one JSON object a line with `id`, `a` and `b` (each with `lang`, `title`, `text` and"
                    + " `published`) and `same`. Each pair goes through an empty tracker of the enrich service."
        })
final class EvalStoryPairsCommand extends Printing implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Labelled pairs, JSON Lines.")
    private Path file;

    @Override
    public Integer call() {
        var evaluation = StoryPairEvaluation.of(LabelledFile.read(file, StoryPair.class));
        if (isJson()) {
            print(Output.json(evaluation));
        } else {
            StoryTable.lines(evaluation).forEach(this::print);
        }
        return 0;
    }
}
