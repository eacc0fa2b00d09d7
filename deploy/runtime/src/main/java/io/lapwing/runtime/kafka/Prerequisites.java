package io.lapwing.runtime.kafka;

import io.lapwing.runtime.app.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits at the start until broker, topics and registry are there, and says in one sentence what is missing.
public final class Prerequisites {
    private static final Logger LOG = LoggerFactory.getLogger(Prerequisites.class);
    private static final Duration TRY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration REMIND = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final InstantSource clock;

    /// @param clients how to reach broker and registry
    /// @param clock tells how long it has waited
    public Prerequisites(KafkaClients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /// Returns once all are there.
    ///
    /// @param topics full names of the topics that the service reads or writes
    /// @param stop ends the wait early when it reaches zero
    /// @throws StartupException when the start-up timeout has passed, with what was missing last
    /// @throws InterruptedException if the service is stopped meanwhile
    public void await(Collection<String> topics, CountDownLatch stop) throws InterruptedException {
        Instant deadline = clock.instant().plus(clients.config().startupTimeout());
        Instant remind = clock.instant().plus(REMIND);
        try (Admin admin = clients.admin()) {
            Optional<String> missing = missing(admin, topics);
            while (missing.isPresent()) {
                Instant now = clock.instant();
                if (now.isAfter(deadline)) {
                    throw new StartupException(missing.get());
                }
                if (now.isAfter(remind)) {
                    LOG.warn("still waiting: {}", missing.get());
                    remind = now.plus(REMIND);
                }
                if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                missing = missing(admin, topics);
            }
        }
    }

    private Optional<String> missing(Admin admin, Collection<String> topics) throws InterruptedException {
        String servers = clients.config().kafka().bootstrapServers();
        try {
            var options = new ListTopicsOptions().timeoutMs((int) TRY.toMillis());
            Set<String> there = admin.listTopics(options).names().get();
            var absent = new TreeSet<>(topics);
            absent.removeAll(there);
            if (!absent.isEmpty()) {
                return Optional.of("Kafka at " + servers + " has no topic " + String.join(", ", absent)
                        + "; create them with `lapwing topics apply`");
            }
        } catch (ExecutionException e) {
            return Optional.of("Kafka at " + servers + " cannot be reached (" + rootMessage(e)
                    + "); is it running, and is lapwing.kafka.bootstrap-servers right?");
        }
        return registryMissing();
    }

    private static String rootMessage(ExecutionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    private Optional<String> registryMissing() throws InterruptedException {
        String url = clients.config().registry().url();
        if (url.startsWith("mock://")) {
            return Optional.empty();
        }
        String advice = "; is it running, and is lapwing.registry.url right?";
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TRY).build()) {
            var request = HttpRequest.newBuilder(URI.create(url.split(",", 2)[0].replaceAll("/+$", "") + "/subjects"))
                    .timeout(TRY)
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            // A registry that asks for credentials is there; whether ours are right shows with the first schema.
            return status < 500 && status != 404
                    ? Optional.empty()
                    : Optional.of("the schema registry at " + url + " answers with status " + status + advice);
        } catch (IOException e) {
            return Optional.of("the schema registry at " + url + " cannot be reached ("
                    + e.getClass().getSimpleName() + ")" + advice);
        }
    }
}
