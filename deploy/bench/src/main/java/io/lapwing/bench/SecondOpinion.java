package io.lapwing.bench;

import io.lapwing.bench.opinion.Experiment;
import io.lapwing.cli.eval.LabelledFile;
import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures whether a learned model that decides borderline scores classifies better than the taxonomy alone.
@Command(
        name = "second-opinion",
        mixinStandardHelpOptions = true,
        description = "Measures whether a learned model classifies borderline scores better than the taxonomy alone.")
public final class SecondOpinion implements Callable<Integer> {
    private static final int BAD_INPUT = 65;
    /// Held, since loggers that nobody holds forget their level. It tells of every training otherwise.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    @Parameters(paramLabel = "FILE", description = "Labelled reports, one JSON object a line.")
    private Path file = Path.of("");

    @Option(names = "--unseen", paramLabel = "FILE", description = "Labelled reports that are only decided.")
    private @Nullable Path unseen;

    @Option(names = "--seeds", description = "How many seeds, from 1 (default: ${DEFAULT-VALUE}).")
    private int seeds = 5;

    /// Runs and exits: 0, or 65 if a file cannot be used.
    public static void main(String[] args) {
        System.exit(new CommandLine(new SecondOpinion()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        TRIBUO.setLevel(Level.WARNING);
        try {
            List<LabelledReport> only = unseen == null ? List.of() : LabelledFile.read(unseen);
            new Experiment(
                            LabelledFile.read(file),
                            only,
                            LongStream.rangeClosed(1, seeds).toArray(),
                            System.out)
                    .run();
            return 0;
        } catch (ConfigException e) {
            System.err.println(e.getMessage());
            return BAD_INPUT;
        }
    }
}
