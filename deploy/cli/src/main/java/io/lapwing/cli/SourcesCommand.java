package io.lapwing.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sources",
        mixinStandardHelpOptions = true,
        description = {
            "Shows how the sources of a running ingest service fare: which fail and why, which are silent.",
            "",
            "Any instance knows of all sources; `owned` in the JSON form tells which of them it polls itself.",
            "",
            "Example:",
            "  lapwing sources --state failing"
        })
final class SourcesCommand extends Printing implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Address of the ingest service (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those in this state: stopped, failing, empty, undated, silent, waiting or healthy.")
    private @Nullable String state;

    @Option(names = "--theme", paramLabel = "THEME", description = "Only those that are watched for this theme.")
    private @Nullable String theme;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String answer = fetch();
        if (isJson()) {
            print(answer);
        } else {
            JsonNode listing = MAPPER.readTree(answer);
            SourceTable.lines(listing, Instant.now()).forEach(this::print);
        }
        return 0;
    }

    private String fetch() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve("/v1/sources" + query()))
                .timeout(TIMEOUT)
                .build();
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new CommandFailure(
                        url + " answers with status " + answer.statusCode() + ": " + detail(answer.body()));
            }
            return answer.body();
        } catch (ConnectException e) {
            throw new CommandFailure(
                    "no ingest service answers at " + url + "; is it running (`lapwing up`), and is --url right?");
        }
    }

    private String query() {
        var parameters = new ArrayList<String>();
        add(parameters, "state", state);
        add(parameters, "theme", theme);
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /// The sentence of a problem, or the body as it is.
    private static String detail(String body) {
        try {
            return MAPPER.readTree(body).path("detail").asText(body);
        } catch (IOException e) {
            return body;
        }
    }
}
