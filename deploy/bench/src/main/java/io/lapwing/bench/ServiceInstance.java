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

/// An instance of a service as a process of its own, seen from outside.
final class ServiceInstance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final LocalStack.Instance instance;
    private final ChildProcess process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private ServiceInstance(LocalStack.Instance instance, ChildProcess process) {
        this.instance = instance;
        this.process = process;
    }

    /// Starts it without waiting for it.
    ///
    /// @param jvm options of its JVM
    /// @param config its configuration file
    static ServiceInstance start(LocalStack stack, ServiceKind kind, String name, List<String> jvm, Path config)
            throws IOException {
        var instance = new LocalStack.Instance(name, jvm, config, freePort());
        return new ServiceInstance(instance, stack.startInstance(kind, instance));
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
        return get("/metrics").map(Metrics::new);
    }

    /// How many sources an instance of ingest polls; 0 while it does not answer.
    int owned() throws InterruptedException {
        return metrics()
                .map(found -> (int) found.sum("lapwing_ingest_sources_owned"))
                .orElse(0);
    }

    /// Whether it is ready; false while it does not answer.
    ///
    /// @throws IllegalStateException if it has ended by itself
    boolean isReady() throws InterruptedException {
        return get("/health/ready").isPresent();
    }

    /// Holds all of its threads up with SIGSTOP, as a long pause of the machine would.
    void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    /// Lets it go on.
    void resume() throws IOException, InterruptedException {
        signal("CONT");
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

    private Optional<String> get(String path) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(process.obituary());
        }
        var request = HttpRequest.newBuilder(URI.create(instance.url() + path))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not listening yet, or too busy to answer
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("SIG" + name + " cannot be sent to " + name());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
