package io.lapwing.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.cli.api.ServiceApi;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    public Integer call() throws InterruptedException {
        try {
            JsonNode listing = new ServiceApi("ingest", url, Optional.empty()).get("/v1/sources" + query());
            if (isJson()) {
                print(listing.toString());
            } else {
                SourceTable.lines(listing, Instant.now()).forEach(this::print);
            }
            return 0;
        } catch (ServiceApi.RefusedException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
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
}
