package io.lapwing.alerts.reload;

import io.lapwing.alerts.notify.Delivering;
import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.alerts.suppress.Suppressing;
import io.lapwing.runtime.app.ServiceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the rules file on a thread of its own.
public final class Reloading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
    /// Short, as the rest of the service has to stop after it; what is being made ready then never takes force.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final RulesReload reload;
    private final Duration every;
    private final Consumer<Throwable> onFailure;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    private Reloading(RulesReload reload, Duration every, Consumer<Throwable> onFailure) {
        this.reload = reload;
        this.every = every;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().daemon().name("rules-reload").unstarted(this::run);
    }

    /// What the service's settings say.
    ///
    /// @param path the rules file
    /// @param text what it said when it was read first
    /// @param every time from one look to the next
    /// @param fallback the receiver where a file names none
    public record Setup(Path path, String text, Duration every, ReceiverSpec fallback) {}

    /// The parts of the service that go by the file.
    public record Parts(RulesInForce rules, Delivering delivering, Suppressing suppressing, ReloadMetrics metrics) {}

    /// Reloading for a service. It looks at nothing before it is started.
    public static Reloading of(ServiceContext<?> context, Setup setup, Parts parts) {
        var adoption = new ServiceAdoption(
                parts.rules(),
                new RuleTopics(context.kafka()),
                parts.delivering(),
                parts.suppressing(),
                setup.fallback());
        var reload = new RulesReload(
                new RulesReload.Setup(
                        setup.path(), setup.every(), parts.rules(), adoption, parts.metrics(), context.clock()),
                setup.text());
        return new Reloading(reload, setup.every(), context.onFailure());
    }

    /// Begins to look.
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
                LOG.error("the rules file is still being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Duration pause = every;
            while (!stop.await(TimeUnit.NANOSECONDS.convert(pause), TimeUnit.NANOSECONDS)) {
                pause = reload.turn();
            }
        } catch (InterruptedException e) {
            LOG.debug("the rules file is looked at no more");
        } catch (RuntimeException | Error e) {
            onFailure.accept(e);
        }
    }
}
