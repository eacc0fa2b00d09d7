package io.lapwing.cli.stack;

import io.lapwing.runtime.config.ServiceConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Broker, registry and services as processes of this machine. They stop in the reverse order of their start.
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);
    private static final int PROBE_MILLIS = 200;
    private static final String LOOPBACK = "127.0.0.1";

    private final Distribution distribution;
    private final Ports ports;
    private final Path data;
    private final CountDownLatch stop;
    private final Deque<ChildProcess> infrastructure = new ArrayDeque<>();
    private final Map<ServiceKind, ChildProcess> services = new ConcurrentHashMap<>(new EnumMap<>(ServiceKind.class));

    /// @param distribution what to run
    /// @param ports where to listen
    /// @param data folder for data, logs and configuration
    /// @param stop ends every wait when it reaches zero
    public LocalStack(Distribution distribution, Ports ports, Path data, CountDownLatch stop) {
        this.distribution = distribution;
        this.ports = ports;
        this.data = data.toAbsolutePath();
        this.stop = stop;
    }

    /// Starts broker and registry without waiting for them.
    public void startInfrastructure() throws IOException {
        Files.createDirectories(distribution.root().resolve("cds"));
        startRegistry();
        startBroker();
    }

    /// Starts the registry without waiting for it.
    public void startRegistry() throws IOException {
        infrastructure.push(ChildProcess.start(Registry.command(distribution, ports, data), logs()));
    }

    private void startBroker() throws IOException {
        infrastructure.push(ChildProcess.start(Broker.command(distribution, ports, data), logs()));
    }

    /// Ends the registry as a crash would.
    public void killRegistry() throws InterruptedException {
        kill(Registry.NAME);
    }

    /// Waits until the broker answers.
    ///
    /// @throws io.lapwing.runtime.app.StartupException if it does not come up
    public void awaitBroker() throws InterruptedException {
        Probe.await("broker", Probe.broker(bootstrapServers(), this::brokerListens), this::casualty, stop);
    }

    /// Waits until the registry answers.
    ///
    /// @throws io.lapwing.runtime.app.StartupException if it does not come up
    public void awaitRegistry() throws InterruptedException {
        Probe.await("registry", Probe.http(registryUrl() + "/subjects"), this::casualty, stop);
    }

    /// Starts a service without waiting for it.
    ///
    /// @param config its configuration file
    public void startService(ServiceKind kind, Path config) throws IOException {
        var instance = new Instance(kind.id(), jvm(kind), config, ports.of(kind.port()));
        services.put(kind, startInstance(kind, instance));
    }

    /// One of several instances of a service.
    ///
    /// @param name name for messages and for the log file
    /// @param jvm options of its JVM
    /// @param config its configuration file
    /// @param port where it listens
    public record Instance(String name, List<String> jvm, Path config, int port) {
        /// Base address of its HTTP port.
        public String url() {
            return "http://" + LOOPBACK + ":" + port;
        }
    }

    /// Starts an instance of a service without waiting for it. Whoever starts it ends it.
    public ChildProcess startInstance(ServiceKind kind, Instance instance) throws IOException {
        var settings = List.of(
                "kafka.bootstrap-servers=" + bootstrapServers(),
                "registry.url=" + registryUrl(),
                "http.host=" + LOOPBACK,
                "http.port=" + instance.port());
        var args = new ArrayList<>(List.of("--config", instance.config().toString()));
        settings.forEach(setting -> args.addAll(List.of("--set", ServiceConfig.PREFIX + "." + setting)));
        var command = new ChildProcess.Command(
                instance.name(), instance.jvm(), distribution.classPath(), kind.main(), args, Map.of());
        return ChildProcess.start(command, logs());
    }

    /// JVM options of the local stack for an instance of a service.
    public List<String> jvm(ServiceKind kind) {
        return distribution.jvm(kind.id(), kind.heapMegabytes());
    }

    /// Waits until a service does its work.
    ///
    /// @throws io.lapwing.runtime.app.StartupException if it does not come up
    public void awaitReady(ServiceKind kind) throws InterruptedException {
        Probe.await(kind.id(), Probe.http(url(kind) + "/health/ready"), this::casualty, stop);
    }

    /// Stops a service in good order.
    public void stopService(ServiceKind kind) {
        ChildProcess process = services.remove(kind);
        if (process != null) {
            process.close();
        }
    }

    /// The running process of a service.
    public ChildProcess process(ServiceKind kind) {
        ChildProcess process = services.get(kind);
        if (process == null) {
            throw new IllegalStateException(kind.id() + " has not been started");
        }
        return process;
    }

    /// What to tell of a process that has ended by itself, if one has.
    public Optional<String> casualty() {
        return java.util.stream.Stream.concat(infrastructure.stream(), services.values().stream())
                .filter(process -> !process.isAlive())
                .map(ChildProcess::obituary)
                .findFirst();
    }

    /// Host and port of the broker.
    public String bootstrapServers() {
        return LOOPBACK + ":" + ports.of(Ports.Role.BROKER);
    }

    /// Base address of the registry's Confluent API.
    public String registryUrl() {
        return Registry.url(ports);
    }

    /// Base address of a service.
    public String url(ServiceKind kind) {
        return "http://" + LOOPBACK + ":" + ports.of(kind.port());
    }

    /// Folder of the log files.
    public Path logs() {
        return data.resolve("logs");
    }

    /// Stops everything: services at once, then broker and registry.
    @Override
    public void close() {
        List<Thread> stopping = services.keySet().stream()
                .map(kind -> Thread.ofVirtual().start(() -> stopService(kind)))
                .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                LOG.warn("interrupted while services stop");
                Thread.currentThread().interrupt();
            }
        }
        while (!infrastructure.isEmpty()) {
            infrastructure.pop().close();
        }
    }

    private void kill(String name) throws InterruptedException {
        for (ChildProcess process : List.copyOf(infrastructure)) {
            if (process.name().equals(name)) {
                infrastructure.remove(process);
                process.kill();
            }
        }
    }

    private boolean brokerListens() {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.of(Ports.Role.BROKER)), PROBE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
