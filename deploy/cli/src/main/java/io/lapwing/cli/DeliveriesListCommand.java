package io.lapwing.cli;

import io.lapwing.cli.deliveries.DeliveryHistory;
import io.lapwing.record.Delivery;
import io.lapwing.runtime.kafka.KafkaClients;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the last that is known of each notification, oldest first.",
            "",
            "One that was sent again counts as the one that it repeats, so that --parked shows what is still open."
        })
final class DeliveriesListCommand extends Printing implements Callable<Integer> {
    @Option(names = "--parked", description = "Only those that were refused in the end.")
    private boolean parked;

    @Mixin
    private DeliveryLog log;

    @Override
    public Integer call() throws InterruptedException {
        KafkaClients clients = log.clients();
        DeliveryHistory history = log.read(clients, DeliveryLog.scan(clients, err()), err());
        List<Delivery> shown = parked ? history.parked() : history.all();
        shown.forEach(delivery -> print(isJson() ? delivery.toString() : line(delivery)));
        if (shown.isEmpty() && !isJson()) {
            err().println(parked ? "nothing is parked" : "nothing was delivered");
        }
        return 0;
    }

    private static String line(Delivery delivery) {
        return String.format(
                Locale.ROOT,
                "%s  %-9s  %-12s  %3d alerts  %3d tries  %-20s  %s",
                delivery.getCompletedAt(),
                delivery.getOutcome(),
                delivery.getReceiver(),
                delivery.getAlerts(),
                delivery.getAttempts(),
                Objects.requireNonNullElse(delivery.getErrorClass(), "-"),
                DeliveryHistory.origin(delivery));
    }
}
