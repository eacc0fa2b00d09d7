package io.lapwing.alerts.notify;

import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.http.AddressPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that delivery needs, put together: receivers, their HTTP client, and the dispatcher. Nothing connects to
/// Kafka before it is started.
public final class Delivering implements AutoCloseable {
    private final ServiceContext<?> context;
    private final Setup setup;
    private final DeliveryMetrics metrics;
    private final WebhookClient client;
    private final Receivers addresses;
    private ReceiverList receivers;
    private @Nullable Dispatcher dispatcher;

    /// What the service's settings say.
    ///
    /// @param group consumer group of the dispatcher
    /// @param receivers those who are told
    /// @param slackUrl address for Slack where the rules give none
    /// @param patience how long what is meant for an unknown receiver waits before it is parked
    /// @param settings how often and how long to try
    /// @param privateNetworks whether webhooks may lie inside a private network
    /// @param colour whether the console is coloured
    public record Setup(
            String group,
            List<ReceiverSpec> receivers,
            Optional<Secret> slackUrl,
            Duration patience,
            DeliverySettings settings,
            boolean privateNetworks,
            boolean colour) {}

    private Delivering(
            ServiceContext<?> context,
            Setup setup,
            DeliveryMetrics metrics,
            WebhookClient client,
            Receivers addresses) {
        this.context = context;
        this.setup = setup;
        this.metrics = metrics;
        this.client = client;
        this.addresses = addresses;
        this.receivers = look(setup.receivers());
    }

    /// Delivery for a service, with its health check added.
    ///
    /// @throws io.lapwing.runtime.config.ConfigException naming every receiver whose address is missing
    public static Delivering of(ServiceContext<?> context, Setup setup, DeliveryMetrics metrics) {
        var addresses = setup.privateNetworks() ? AddressPolicy.ANY : AddressPolicy.PUBLIC_ONLY;
        var client = new WebhookClient(addresses, setup.settings().timeout(), context.clock());
        var receivers = new Receivers(
                System.getenv(),
                setup.slackUrl(),
                client,
                new ConsoleFormat(setup.colour()),
                System.out,
                context.clock());
        var delivering = new Delivering(context, setup, metrics, client, receivers);
        context.health().ready("dispatcher", delivering::health);
        return delivering;
    }

    /// Begins to deliver.
    public synchronized void start() {
        dispatcher = new Dispatcher(
                context.kafka(),
                setup.group(),
                receivers,
                setup.settings(),
                metrics,
                context.clock(),
                context.onFailure());
        dispatcher.start();
    }

    /// Makes ready for other receivers.
    ///
    /// @return puts them in place of those known so far
    /// @throws io.lapwing.runtime.config.ConfigException naming every receiver whose address is missing
    public Runnable prepare(List<ReceiverSpec> specs) {
        ReceiverList others = look(specs);
        return () -> use(others);
    }

    private synchronized void use(ReceiverList others) {
        receivers = others;
        if (dispatcher != null) {
            dispatcher.use(others);
        }
    }

    private ReceiverList look(List<ReceiverSpec> specs) {
        return new ReceiverList(addresses.of(specs), setup.patience());
    }

    @Override
    public synchronized void close() {
        if (dispatcher != null) {
            dispatcher.close();
        }
        client.close();
    }

    private synchronized Health health() {
        return dispatcher == null ? Health.down("the dispatcher has not been started") : dispatcher.health();
    }
}
