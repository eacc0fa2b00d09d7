package io.lapwing.cli.push;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Sends batches one after the other. A batch that the service cannot take at the moment is sent again, when the
/// service
/// says or a little later each time, under the same id, so that nothing is stored twice.
public final class Sender {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Set<Integer> AGAIN = Set.of(429, 503);
    private static final int ACCEPTED = 202;

    private final HttpClient http;
    private final URI address;
    private final Credentials credentials;
    private final Duration patience;
    private final InstantSource clock;
    private final Pause pause;
    private final Consumer<String> progress;

    /// Lets time pass.
    public interface Pause {
        /// Returns after this time.
        void take(Duration time) throws InterruptedException;
    }

    /// A batch that was not taken.
    public static final class Refused extends Exception {
        Refused(String message) {
            super(message);
        }
    }

    /// @param url address of the service
    /// @param patience how long a batch is tried
    /// @param progress told of each wait
    public Sender(
            HttpClient http,
            URI url,
            Credentials credentials,
            Duration patience,
            InstantSource clock,
            Pause pause,
            Consumer<String> progress) {
        this.http = http;
        this.address = url.resolve("/v1/reports");
        this.credentials = credentials;
        this.patience = patience;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
    }

    /// Sends a batch and returns once the service has stored it.
    ///
    /// @throws Refused if it will not take it, or not in time
    public void send(Batch batch) throws Refused, IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        byte[] body = batch.body();
        Duration waited = Duration.ZERO;
        Duration wait = FIRST_WAIT;
        while (true) {
            Attempt attempt = attempt(batch, id, body);
            switch (attempt) {
                case Attempt.Stored() -> {
                    return;
                }
                case Attempt.Failed(String why) -> throw new Refused(name(batch) + " " + why);
                case Attempt.Later(Duration asked, String why) -> {
                    wait = asked.isZero() ? wait : asked;
                    if (waited.plus(wait).compareTo(patience) > 0) {
                        throw new Refused(name(batch) + " " + why + "; given up after " + waited.toSeconds()
                                + " s (--retry-for); what was sent before is stored");
                    }
                    progress.accept(name(batch) + " " + why + "; trying again in " + wait.toMillis() + " ms");
                    pause.take(wait);
                    waited = waited.plus(wait);
                    wait = shorter(wait.multipliedBy(2));
                }
            }
        }
    }

    private sealed interface Attempt {
        record Stored() implements Attempt {}

        /// @param asked what the service asked to wait; zero if it did not
        record Later(Duration asked, String why) implements Attempt {}

        record Failed(String why) implements Attempt {}
    }

    private Attempt attempt(Batch batch, String id, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (batch.isCompressed()) {
            request.header("Content-Encoding", "gzip");
        }
        credentials.addTo(request, id, clock.instant(), body);
        try {
            return read(batch, http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            return new Attempt.Later(Duration.ZERO, "got no answer within " + TIMEOUT.toSeconds() + " s");
        } catch (ConnectException e) {
            return new Attempt.Failed("could not be sent: no ingest service answers at " + address
                    + "; is it running (`lapwing up`), and is --url right?");
        }
    }

    private static Attempt read(Batch batch, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == ACCEPTED) {
            return new Attempt.Stored();
        }
        String why = "were refused with status " + status + ": " + Problem.text(answer.body(), batch.first());
        return AGAIN.contains(status)
                ? new Attempt.Later(retryAfter(answer), why)
                : new Attempt.Failed(why + "; what was sent before is stored");
    }

    private static Duration retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private static Duration shorter(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String name(Batch batch) {
        return "reports " + batch.first() + " to " + batch.last();
    }
}
