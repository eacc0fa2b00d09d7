package io.lapwing.cli;

import io.lapwing.cli.explain.Document;
import io.lapwing.cli.explain.DocumentReader;
import io.lapwing.cli.explain.Explanation;
import io.lapwing.cli.explain.ExplanationText;
import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.ingest.fetch.FetchRequest;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.runtime.log.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Shows why a report is, or is not, put under a theme: scores, concepts, and its text with the evidence"
                    + " marked.",
            "",
            "Takes a feed (each entry is explained), JSON with `title` and `body`, a web page, or plain text whose"
                    + " first line is the title.",
            "",
            "Example:",
            "  echo 'Drone swarm tested over the strait' | lapwing explain -"
        })
final class ExplainCommand extends Printing implements Callable<Integer> {
    @Parameters(paramLabel = "FILE|URL|-", description = "What to explain; - is standard input.")
    private String argument;

    @Option(
            names = "--taxonomy",
            paramLabel = "DIR",
            description = "Folder with the taxonomy (default: the one that is shipped).")
    private @Nullable Path taxonomyFolder;

    @Override
    public Integer call() throws IOException {
        var taxonomy = Taxonomy.load(Optional.ofNullable(taxonomyFolder));
        var enricher = new Enricher(taxonomy, new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT), Duration.ofDays(30));
        var text = new ExplanationText(Terminal.isPresent());
        for (Document document : documents()) {
            var explanation = Explanation.of(document, enricher, taxonomy, Instant.now());
            if (isJson()) {
                print(Output.json(explanation));
            } else {
                text.lines(explanation).forEach(this::print);
                print("");
            }
        }
        return 0;
    }

    private List<Document> documents() throws IOException {
        var reader = new DocumentReader();
        if ("-".equals(argument)) {
            byte[] bytes = System.in.readAllBytes();
            if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
                throw new CommandFailure("standard input is empty; give it a feed, a page, JSON or text");
            }
            return reader.read("standard input", bytes, null, null);
        }
        if (argument.matches("(?i)https?://.*")) {
            return fetched(reader);
        }
        try {
            return reader.read(argument, Files.readAllBytes(Path.of(argument)), null, null);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(argument + ": there is no such file");
        } catch (IOException e) {
            throw new CommandFailure(argument + ": cannot be read: " + e.getMessage());
        }
    }

    private List<Document> fetched(DocumentReader reader) {
        URI address = address();
        try (Fetcher fetcher = Fetchers.forPeople()) {
            return switch (fetcher.fetch(FetchRequest.of(address))) {
                case FetchResult.Modified page -> reader.read(argument, page.body(), page.contentType(), page.url());
                case FetchResult.NotModified _ -> throw new CommandFailure(argument + ": nothing has changed");
                case FetchResult.Failed failed -> throw new CommandFailure(argument + ": " + failed.detail());
            };
        }
    }

    private URI address() {
        try {
            return new URI(argument);
        } catch (URISyntaxException e) {
            throw new CommandFailure(argument + ": is no address: " + e.getReason());
        }
    }
}
