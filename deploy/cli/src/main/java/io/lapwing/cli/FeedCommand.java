package io.lapwing.cli;

import io.lapwing.cli.feed.FeedLine;
import io.lapwing.cli.feed.FeedLines;
import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.runtime.app.ProjectVersion;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
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
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_BODY = 10 * 1024 * 1024;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|URL",
            description = "Files, folders whose files are all read, or addresses.")
    private List<String> arguments;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "json",
            defaultValue = "json",
            description = "Only JSON, one object a line (default).")
    private Form form = Form.JSON;

    enum Form {
        JSON
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        var settings = new OutgoingHttp.Settings(
                "Lapwing/" + ProjectVersion.current(), AddressPolicy.ANY, DEADLINE, DEADLINE, 2, 2);
        boolean allRead = true;
        try (var fetcher = new Fetcher(settings, new Fetcher.Limits(DEADLINE, MAX_BODY), InstantSource.system())) {
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
