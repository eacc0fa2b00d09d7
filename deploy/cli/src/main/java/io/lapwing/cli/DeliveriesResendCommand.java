package io.lapwing.cli;

import io.lapwing.cli.deliveries.DeliveryHistory;
import io.lapwing.cli.deliveries.Resend;
import io.lapwing.cli.scan.TopicScan;
import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        description = {
            "Sends parked notifications again, through the topic by which every notification goes.",
            "",
            "Mend first what made the receiver refuse them. Notifications are kept for seven days; an older one cannot"
                    + " be sent again. Giving the command twice sends once."
        })
final class DeliveriesResendCommand extends Printing implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "Ids, as `lapwing deliveries list --parked` shows them.")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--parked", description = "All that are parked.")
    private boolean parked;

    @Mixin
    private DeliveryLog log;

    @Override
    public Integer call() throws InterruptedException {
        if (ids.isEmpty() != parked) {
            throw new CommandFailure("name the notifications to send again, or all of them with --parked");
        }
        KafkaClients clients = log.clients();
        TopicScan scan = DeliveryLog.scan(clients, err());
        DeliveryHistory history = log.read(clients, scan, err());
        List<Delivery> wanted = parked
                ? history.parked()
                : ids.stream().map(id -> parked(history, id)).toList();
        if (wanted.isEmpty()) {
            err().println("nothing is parked");
            return 0;
        }
        Resend.Outcome outcome = new Resend(clients, scan).again(wanted, log.since(), Instant.now());
        outcome.sent()
                .forEach((origin, id) -> print(
                        isJson() ? Output.json(Map.of("id", origin, "sentAs", id)) : origin + "  sent again as " + id));
        outcome.gone().forEach(id -> err().println("lapwing: " + id + " is not in the topic any more"));
        return outcome.gone().isEmpty() ? 0 : 1;
    }

    private static Delivery parked(DeliveryHistory history, String id) {
        Optional<Delivery> known = history.find(id);
        if (known.isEmpty()) {
            throw new CommandFailure("nothing is known of notification '" + id + "'; is --since long enough?");
        }
        if (known.get().getOutcome() != DeliveryOutcome.PARKED) {
            throw new CommandFailure("notification '" + id + "' is not parked: it was "
                    + known.get().getOutcome().name().toLowerCase(Locale.ROOT) + " at "
                    + known.get().getCompletedAt());
        }
        return known.get();
    }
}
