package io.lapwing.cli;

import io.lapwing.cli.eval.LabelledFile;
import io.lapwing.cli.eval.StoryEvaluation;
import io.lapwing.cli.eval.StoryItem;
import io.lapwing.cli.eval.StoryTable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "stories",
        mixinStandardHelpOptions = true,
        description = {
            "Joins labelled reports into stories and tells how well it went.",
            "",
            "The file holds one JSON object a line with `id`, `story` (which belong together), `set`, `lang`, `title`,"
                    + " `text`, `published` (ISO time or empty) and `publisher`. The reports go one by one through the"
                    + " tracker of the enrich service as one theme: those with a time in its order, then those without"
                    + " in the order of the file. All count as fetched at one time, just after the last publication, so"
                    + " that publication times decide where both have one and reports without are always compared.",
            "",
            "Precision, recall and F1 count pairs of reports published within 72 hours of each other, or of which one"
                    + " has no time. B-cubed F1 counts all reports."
        })
final class EvalStoriesCommand extends Printing implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Labelled reports, JSON Lines.")
    private Path file;

    @Override
    public Integer call() {
        var evaluation = StoryEvaluation.of(LabelledFile.read(file, StoryItem.class));
        if (isJson()) {
            print(Output.json(evaluation));
        } else {
            StoryTable.lines(evaluation).forEach(this::print);
        }
        return 0;
    }
}
