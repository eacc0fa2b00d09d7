package io.lapwing.cli;

import io.lapwing.cli.feed.FeedLine;
import io.lapwing.cli.feed.FeedLines;
import io.lapwing.ingest.fetch.Fetcher;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the entries that a source would yield, one JSON object a line.",
            "",
            "RSS, Atom and JSON Feed are told apart by what they hold. What cannot be read as a feed gives a line with"
                    + " `source` and `error`."
        })
final class FeedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|URL",
            description = "Files, folders whose files are all read, or addresses.")
    private List<String> arguments;

    /// Accepted so that scripts can pass it to every command; there is no other form.
    @Option(
            names = {"-o", "--output"},
            paramLabel = "json",
            hidden = true,
            description = "Only JSON, one object a line.")
    void output(Form form) {
        // The type has one value, so there is nothing to keep.
    }

    enum Form {
        JSON
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean allRead = true;
        try (Fetcher fetcher = Fetchers.forPeople()) {
            var lines = new FeedLines(fetcher);
            for (String argument : arguments) {
                for (FeedLine line : (Iterable<FeedLine>) lines.of(argument)::iterator) {
                    out.println(Output.json(line));
                    allRead &= line instanceof FeedLine.Entry;
                }
            }
        }
        out.flush();
        return allRead ? 0 : 1;
    }
}
