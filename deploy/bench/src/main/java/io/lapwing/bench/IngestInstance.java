package io.lapwing.bench;

import io.lapwing.cli.stack.ChildProcess;
import io.lapwing.cli.stack.LocalStack;
import io.lapwing.cli.stack.ServiceKind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An ingest service as a process of its own, seen from outside.
final class IngestInstance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final LocalStack.Instance instance;
    private final ChildProcess process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private IngestInstance(LocalStack.Instance instance, ChildProcess process) {
        this.instance = instance;
        this.process = process;
    }

    /// Starts it without waiting for it.
    ///
    /// @param jvm options of its JVM
    /// @param config its configuration file
    static IngestInstance start(LocalStack stack, String name, List<String> jvm, Path config) throws IOException {
        var instance = new LocalStack.Instance(name, jvm, config, freePort());
        return new IngestInstance(instance, stack.startInstance(ServiceKind.INGEST, instance));
    }

    String name() {
        return instance.name();
    }

    long pid() {
        return process.pid();
    }

    /// Processor time that it has taken so far.
    Duration processorTime() {
        return ProcessHandle.of(pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException(process.obituary()));
    }

    /// Its metrics; empty if it does not answer yet.
    ///
    /// @throws IllegalStateException if it has ended by itself
    Optional<Metrics> metrics() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(process.obituary());
        }
        var request = HttpRequest.newBuilder(URI.create(instance.url() + "/metrics"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(new Metrics(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not listening yet, or too busy to answer
        }
    }

    /// How many sources it polls; 0 while it does not answer.
    int owned() throws InterruptedException {
        return metrics()
                .map(found -> (int) found.sum("lapwing_ingest_sources_owned"))
                .orElse(0);
    }

    /// Ends it with SIGKILL.
    void kill() throws InterruptedException {
        process.kill();
        http.close();
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
