package io.lapwing.cli.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// A real single-node Kafka broker in KRaft mode.
final class Broker {
    static final String NAME = "broker";

    private static final int HEAP_MEGABYTES = 512;

    private Broker() {}

    static ChildProcess.Command command(Distribution distribution, Ports ports, Path data) throws IOException {
        Path file = data.resolve("config/broker.properties");
        Path log = data.resolve("kafka");
        write(file, properties(ports, log));
        if (!Files.exists(log.resolve("meta.properties"))) {
            format(file);
        }
        var jvm = new java.util.ArrayList<>(distribution.jvm(NAME, HEAP_MEGABYTES));
        jvm.add("-Dlogback.configurationFile=broker-logback.xml");
        return new ChildProcess.Command(
                NAME, jvm, distribution.classPath(), "kafka.Kafka", List.of(file.toString()), Map.of());
    }

    private static void format(Path file) throws IOException {
        String[] args = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            if (StorageTool.execute(args, silent) != 0) {
                throw new IOException("the broker's storage cannot be formatted; is its folder writable?");
            }
        }
    }

    private static void write(Path file, Properties properties) throws IOException {
        Files.createDirectories(file.getParent());
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, "The local stack's broker. Written at each start.");
        }
    }

    private static Properties properties(Ports ports, Path log) {
        int port = ports.of(Ports.Role.BROKER);
        int controller = ports.of(Ports.Role.CONTROLLER);
        var properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", log.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"),
                Map.entry("group.min.session.timeout.ms", "1000"),
                Map.entry("group.initial.rebalance.delay.ms", "0")));
        return properties;
    }
}
