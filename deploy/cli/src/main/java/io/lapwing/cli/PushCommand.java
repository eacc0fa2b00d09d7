package io.lapwing.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Sends reports to a running ingest service.",
            "",
            "The file holds one JSON object, an array of them, or one object a line (NDJSON). A report has a `title`"
                    + " and, where known, `id`, `url`, `body`, `publisher`, `publishedAt`, `language`.",
            "",
            "Example:",
            "  echo '{\"title\": \"Drone swarm tested\", \"body\": \"…\"}' | lapwing push -"
        })
final class PushCommand extends Printing implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int BATCH = 500;
    private static final int ACCEPTED = 202;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Parameters(paramLabel = "FILE|-", description = "File with reports, or - for standard input.")
    private String file;

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Address of the ingest service (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--token",
            defaultValue = "${env:LAPWING_PUSH_TOKEN}",
            paramLabel = "TOKEN",
            description = "Bearer token; better given as LAPWING_PUSH_TOKEN, which other users cannot see.")
    private @Nullable String token;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<JsonNode> reports = read();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            for (int from = 0; from < reports.size(); from += BATCH) {
                send(http, reports.subList(from, Math.min(from + BATCH, reports.size())), from);
            }
        }
        print(isJson() ? Output.json(Map.of("accepted", reports.size())) : reports.size() + " accepted");
        return 0;
    }

    private List<JsonNode> read() throws IOException {
        var reports = new ArrayList<JsonNode>();
        try (InputStream in = "-".equals(file) ? System.in : Files.newInputStream(Path.of(file));
                MappingIterator<JsonNode> values =
                        MAPPER.readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value instanceof ArrayNode array) {
                    array.forEach(reports::add);
                } else {
                    reports.add(value);
                }
            }
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            String where = place == null ? "" : ":" + place.getLineNr() + ":" + place.getColumnNr();
            throw new CommandFailure(
                    ("-".equals(file) ? "standard input" : file) + where + ": is not JSON: " + e.getOriginalMessage());
        } catch (NoSuchFileException e) {
            throw new CommandFailure(file + ": there is no such file");
        }
        if (reports.isEmpty()) {
            throw new CommandFailure(file + ": holds no report");
        }
        return reports;
    }

    private void send(HttpClient http, List<JsonNode> batch, int first) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/v1/reports"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(batch)));
        if (token != null && !token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != ACCEPTED) {
                throw new CommandFailure("reports " + (first + 1) + " to " + (first + batch.size())
                        + " were refused with status " + answer.statusCode() + ": " + answer.body());
            }
        } catch (ConnectException e) {
            throw new CommandFailure(
                    "no ingest service answers at " + url + "; is it running (`lapwing up`), and is" + " --url right?");
        }
    }
}
