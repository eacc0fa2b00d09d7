package io.lapwing.cli;

import io.lapwing.cli.deadletters.LetterFilter;
import io.lapwing.cli.deadletters.LetterId;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import io.lapwing.schemas.TopicDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options that choose dead letters, and tell where they are.
final class LetterChoice {
    /// The names of the services, for the command line.
    static final class Services implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return TopicDeclaration.SERVICES.iterator();
        }
    }

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            completionCandidates = Services.class,
            description = "Only those of this service: ${COMPLETION-CANDIDATES}.")
    private @Nullable String service;

    @Option(
            names = "--error",
            paramLabel = "CLASS",
            description = "Only those with this class of error, as `list` shows it.")
    private @Nullable String error;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those that came from this topic.")
    private @Nullable String topic;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Only originals no older than this, such as 2h or P7D.")
    private @Nullable Duration since;

    @Mixin
    private Connection connection;

    /// Whether anything is chosen at all.
    boolean isGiven() {
        return service != null || error != null || topic != null || since != null;
    }

    /// The services in question.
    List<String> services(Set<LetterId> ids, Printing command) {
        if (service != null && !TopicDeclaration.SERVICES.contains(service)) {
            throw noService(command);
        }
        return TopicDeclaration.SERVICES.stream()
                .filter(each -> service == null || each.equals(service))
                .filter(each -> ids.isEmpty()
                        || ids.stream().anyMatch(id -> id.service().equals(each)))
                .toList();
    }

    LetterFilter filter(Set<LetterId> ids) {
        return new LetterFilter(
                ids,
                Optional.ofNullable(error),
                Optional.ofNullable(topic),
                since == null ? Instant.MIN : Instant.now().minus(since));
    }

    /// Clients, once broker, registry and topics are known to be there.
    KafkaClients clients(List<String> services) throws InterruptedException {
        KafkaClients clients = connection.clients();
        List<String> topics =
                services.stream().map(clients.topics()::deadLetters).toList();
        new Prerequisites(clients, InstantSource.system()).await(topics, new CountDownLatch(1));
        return clients;
    }

    private ParameterException noService(Printing command) {
        return command.usage(
                "'" + service + "' is no service; there are " + String.join(", ", TopicDeclaration.SERVICES));
    }
}
