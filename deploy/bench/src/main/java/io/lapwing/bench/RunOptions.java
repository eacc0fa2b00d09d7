package io.lapwing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every measurement can be told: how long, and where its figures go.
final class RunOptions {
    @Option(names = "--quick", description = "Short settings, under one minute; the figures are rough.")
    private boolean quick;

    @Option(names = "--date", description = "Date to state in the results.")
    private @Nullable String date;

    @Option(names = "--commit", description = "Commit to state in the results.")
    private @Nullable String commit;

    @Option(
            names = "--results",
            description = "File to write; none if absent. What other measurements wrote there stays.")
    private @Nullable Path results;

    boolean isQuick() {
        return quick;
    }

    /// Prints the figures, and writes them where they are wanted.
    ///
    /// @param before the machine's load before the run
    /// @return exit code: 0 if every target is met, 1 if one is not
    int report(ResultsPage page, List<Figure> figures, double before) throws IOException {
        String text = page.of(figures, this, before, ResultsPage.loadNow());
        System.out.println(text);
        if (results != null) {
            String there = Files.exists(results) ? Files.readString(results) : "";
            Files.writeString(results, page.putInto(there, text));
        }
        return figures.stream().allMatch(Figure::isMet) ? 0 : 1;
    }

    String date() {
        return date == null ? "not given" : date;
    }

    String commit() {
        return commit == null ? "not given" : commit;
    }
}
