package io.lapwing.cli;

import io.lapwing.cli.deliveries.DeliveryHistory;
import io.lapwing.cli.scan.TopicScan;
import io.lapwing.record.Delivery;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options with which a command reads the log of deliveries.
final class DeliveryLog {
    private static final long MOST = 5_000_000;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "P7D",
            converter = DurationConverter.class,
            description = "How far back to look, such as 2h or P7D (default: ${DEFAULT-VALUE}).")
    private Duration since = Duration.ofDays(7);

    @Mixin
    private Connection connection;

    KafkaClients clients() throws InterruptedException {
        KafkaClients clients = connection.clients();
        new Prerequisites(clients, InstantSource.system()).await(List.of(), new CountDownLatch(1));
        return clients;
    }

    Instant since() {
        return Instant.now().minus(since);
    }

    static TopicScan scan(KafkaClients clients, PrintWriter progress) {
        return new TopicScan(clients, line -> progress.println("lapwing: " + line), MOST);
    }

    DeliveryHistory read(KafkaClients clients, TopicScan scan, PrintWriter complaints) {
        var history = new DeliveryHistory();
        String topic = clients.topics().deliveries();
        TopicScan.Outcome outcome = scan.read(
                topic,
                topic::equals,
                since(),
                clients.serdes().topic(Delivery.class).deserializer(),
                (record, delivery) -> history.add(delivery));
        if (!outcome.complete() || outcome.unreadable() > 0) {
            complaints.println("lapwing: " + outcome.unreadable() + " records of " + topic + " cannot be read"
                    + (outcome.complete() ? "" : ", and there are more than " + MOST + "; give a shorter --since"));
        }
        return history;
    }
}
