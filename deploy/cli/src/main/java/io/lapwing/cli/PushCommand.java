package io.lapwing.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.lapwing.cli.push.Batch;
import io.lapwing.cli.push.Credentials;
import io.lapwing.cli.push.Sender;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        description = {
            "Sends reports to a running ingest service and waits until they are stored.",
            "",
            "The file holds one JSON object, an array of them, or one object a line (NDJSON). A report has a `title`"
                    + " and, where known, `id`, `url`, `body`, `publisher`, `publishedAt`, `language`, `source`,"
                    + " `attributes`; the service describes them at /v1/openapi.yaml. A report sent again is a"
                    + " duplicate, and one changed under the same `id` or `url` is a revision.",
            "",
            "When the service is busy (429) or the broker away (503), the same request is sent again as the service"
                    + " asks, for as long as --retry-for says.",
            "",
            "Examples:",
            "  echo '{\"title\": \"Drone swarm tested\", \"body\": \"…\"}' | lapwing push -",
            "  LAPWING_PUSH_TOKEN=… lapwing push reports.ndjson --url https://ingest.example",
            "  echo \"whsec_$$(openssl rand -base64 32)\" > secret     (the service's"
                    + " lapwing.ingest.push.signing-secrets.NAME is the same)",
            "  lapwing push reports.ndjson --signing-secret-file secret"
        })
final class PushCommand extends Printing implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

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

    @Option(
            names = "--signing-secret-file",
            paramLabel = "FILE",
            description = "File with the secret that requests are signed with: `whsec_` and 24 to 64 random bytes in"
                    + " Base64. The service goes by the signature alone then.")
    private @Nullable Path secretFile;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "500",
            description = "Reports in one request (default: ${DEFAULT-VALUE}); fewer where they have more than 1 MB.")
    private int batch = 500;

    @Option(
            names = "--retry-for",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = DurationConverter.class,
            description = "How long a request is tried, such as 30s or 10m (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (batch < 1) {
            throw new CommandFailure("--batch " + batch + " must be 1 or more");
        }
        var credentials = new Credentials(
                Optional.ofNullable(token).filter(text -> !text.isEmpty()).map(Secret::new), secret());
        List<JsonNode> reports = read();
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build()) {
            var sender = new Sender(
                    http,
                    url,
                    credentials,
                    patience,
                    InstantSource.system(),
                    Thread::sleep,
                    line -> err().println("lapwing: " + line));
            for (Batch next : Batch.of(reports, batch)) {
                sender.send(next);
            }
        } catch (Sender.Refused e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
        print(isJson() ? Output.json(Map.of("accepted", reports.size())) : reports.size() + " accepted");
        return 0;
    }

    private Optional<SigningSecret> secret() throws IOException {
        if (secretFile == null) {
            return Optional.empty();
        }
        try {
            var secret =
                    SigningSecret.parse(new Secret(Files.readString(secretFile).strip()));
            return Optional.of(
                    secret.orElseThrow(() -> new CommandFailure(secretFile + ": does not hold " + SigningSecret.FORM)));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(secretFile + ": there is no such file");
        }
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
}
