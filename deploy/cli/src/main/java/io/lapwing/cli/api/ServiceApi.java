package io.lapwing.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.config.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;

/// The JSON API of one service.
///
/// @param service name of the service, for messages
/// @param base its address
/// @param token bearer token, if it wants one
public record ServiceApi(String service, URI base, Optional<Secret> token) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int FIRST_REFUSAL = 300;

    /// The service answered and did not do what it was asked.
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /// Asks for something.
    public JsonNode get(String path) throws RefusedException, InterruptedException {
        return send(request(path).GET());
    }

    /// Sends JSON.
    public JsonNode post(String path, JsonNode body) throws RefusedException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /// Takes something away.
    public JsonNode delete(String path) throws RefusedException, InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        return request;
    }

    private JsonNode send(HttpRequest.Builder request) throws RefusedException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw new RefusedException(
                        base + " answers with status " + answer.statusCode() + ": " + detail(answer.body()));
            }
            return MAPPER.readTree(answer.body());
        } catch (ConnectException e) {
            throw new StartupException("no " + service + " service answers at " + base
                    + "; is it running (`lapwing up`), and is --url right?");
        } catch (HttpTimeoutException e) {
            throw new StartupException("the " + service + " service at " + base + " did not answer within "
                    + TIMEOUT.toSeconds() + " seconds");
        } catch (IOException e) {
            throw new StartupException("what answers at " + base + " is no " + service + " service: " + e.getMessage());
        }
    }

    /// What a problem says, its single errors included; or the body as it is.
    private static String detail(String body) {
        try {
            JsonNode problem = MAPPER.readTree(body);
            var text = new StringJoiner("; ");
            text.add(problem.path("detail").asText(body));
            problem.path("errors")
                    .forEach(error -> text.add(error.path("pointer").asText() + " "
                            + error.path("detail").asText()));
            return text.toString();
        } catch (IOException e) {
            return body.isBlank() ? "(no body)" : body.lines().findFirst().orElse("");
        }
    }
}
