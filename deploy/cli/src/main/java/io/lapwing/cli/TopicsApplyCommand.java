package io.lapwing.cli;

import io.lapwing.cli.topics.TopicDifference;
import io.lapwing.cli.topics.TopicsApply;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import io.lapwing.schemas.TopicDeclaration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Creates missing topics and registers missing schemas.",
            "",
            "Services create nothing by themselves: run this once before they start, and again after an upgrade or when"
                    + " a theme, or a rule with a topic of its own, is added. Nothing is ever removed. Each subject is"
                    + " set to BACKWARD compatibility."
        })
final class TopicsApplyCommand extends Printing implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private Definitions definitions;

    @Option(names = "--dry-run", description = "Only tell what would change.")
    private boolean dryRun;

    @Option(
            names = "--partitions",
            description = "Partitions of the busy topics (default: " + TopicDeclaration.DEFAULT_PARTITIONS + ").")
    private int partitions = TopicDeclaration.DEFAULT_PARTITIONS;

    @Option(names = "--replication-factor", description = "Copies of each new topic (default: the broker's).")
    private @Nullable Short replication;

    @Override
    public Integer call() throws InterruptedException {
        KafkaClients clients = connection.clients();
        var declared = definitions.topics(clients.topics(), partitions);
        new Prerequisites(clients, InstantSource.system()).await(List.of(), new CountDownLatch(1));
        try (Admin admin = clients.admin()) {
            var topics =
                    new TopicsApply(admin, Connection.registry(clients), declared, Optional.ofNullable(replication));
            List<TopicDifference> differences = topics.plan();
            differences.forEach(this::print);
            if (!dryRun) {
                topics.apply(differences);
            }
            if (!isJson()) {
                print(summary(differences));
            }
        }
        return 0;
    }

    private String summary(List<TopicDifference> differences) {
        long left = differences.stream()
                .filter(TopicDifference.DifferentPartitions.class::isInstance)
                .count();
        long changes = differences.size() - left;
        String verb = dryRun ? changes + " to change (nothing was changed: --dry-run)" : changes + " changed";
        return (changes == 0 ? "nothing to change" : verb) + (left == 0 ? "" : ", " + left + " left alone");
    }

    private void print(TopicDifference difference) {
        print(
                isJson()
                        ? Output.json(Map.of(
                                "change", difference.getClass().getSimpleName(),
                                "description", difference.describe()))
                        : difference.describe());
    }
}
