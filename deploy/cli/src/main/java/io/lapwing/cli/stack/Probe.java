package io.lapwing.cli.stack;

import io.lapwing.runtime.app.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/// Waits until a process of the local stack does its work.
final class Probe {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration TRY = Duration.ofSeconds(2);
    private static final int OK = 200;

    private Probe() {}

    /// Something that can be asked whether it is ready.
    interface Question {
        boolean ready() throws InterruptedException;
    }

    /// Returns when the answer is yes, or when everything is to stop.
    ///
    /// @param name what is waited for
    /// @param casualty tells of a process that has ended by itself
    /// @throws StartupException if a process ends first, or it takes longer than 90 seconds
    static void await(String name, Question question, Supplier<Optional<String>> casualty, CountDownLatch stop)
            throws InterruptedException {
        Instant begin = Instant.now();
        while (stop.getCount() > 0 && !question.ready()) {
            Optional<String> dead = casualty.get();
            if (dead.isPresent()) {
                throw new StartupException(dead.get());
            }
            if (Duration.between(begin, Instant.now()).compareTo(LIMIT) > 0) {
                throw new StartupException(name + " was not ready within " + LIMIT.toSeconds() + " s");
            }
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    static Question http(String address) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(TRY).build();
        return () -> {
            try (HttpClient client = HttpClient.newBuilder().connectTimeout(TRY).build()) {
                return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == OK;
            } catch (IOException e) {
                return false; // not listening yet
            }
        };
    }

    static Question broker(String servers, Port port) {
        return () -> port.isOpen() && answers(servers);
    }

    /// Whether something listens, which is cheaper to ask than to start a client.
    interface Port {
        boolean isOpen();
    }

    private static boolean answers(String servers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            var options = new DescribeClusterOptions().timeoutMs((int) TRY.toMillis());
            return !admin.describeCluster(options)
                    .nodes()
                    .get(TRY.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            return false; // not ready yet
        }
    }
}
