package io.lapwing.alerts.suppress;

import io.lapwing.alerts.route.CompiledSilence;
import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.InhibitRule;
import io.lapwing.alerts.route.Inhibitor;
import io.lapwing.alerts.route.Router;
import io.lapwing.alerts.route.Suppression;
import io.lapwing.record.Alert;
import io.lapwing.record.Silence;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.health.Health;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Silences and inhibition as this instance knows them, with the API of silences: followers of the topics, what they
/// tell, and the writer. Nothing connects to Kafka before it is started.
public final class Suppressing implements Suppression, AutoCloseable {
    private final ServiceContext<?> context;
    private final Setup setup;
    private final SilenceBook book = new SilenceBook();
    private final Inhibitor inhibitor;
    private final AtomicLong inhibitions = new AtomicLong();
    private final List<TopicFollower<?>> followers = new CopyOnWriteArrayList<>();
    private volatile @Nullable SilenceLog log;

    /// What the service's files and settings say.
    ///
    /// @param ruleTopics full names of alert topics that rules name for themselves
    /// @param inhibitRules which alerts hold others
    /// @param token what whoever sets or ends a silence must send, if anything
    /// @param startLimit longest time to read what is there at the start
    public record Setup(
            Set<String> ruleTopics, List<InhibitRule> inhibitRules, Optional<Secret> token, Duration startLimit) {}

    private Suppressing(ServiceContext<?> context, Setup setup) {
        this.context = context;
        this.setup = setup;
        this.inhibitor = new Inhibitor(setup.inhibitRules());
    }

    /// Suppression for a service, with its routes, its health check and its gauge added.
    public static Suppressing of(ServiceContext<?> context, Setup setup) {
        var suppressing = new Suppressing(context, setup);
        var endpoint = new SilenceEndpoint(
                suppressing.book, () -> Optional.ofNullable(suppressing.log), setup.token(), context.clock());
        context.routes().add(endpoint::addTo);
        context.health().ready("silences", suppressing::health);
        Gauge.builder("lapwing.silences.active", suppressing, Suppressing::active)
                .register(context.meters());
        return suppressing;
    }

    /// Begins to follow, and returns once everything was read that is there.
    ///
    /// @throws StartupException if that takes too long
    public void start() {
        var topics = context.kafka().topics();
        var serdes = context.kafka().serdes();
        follow(new TopicFollower.Setup<>(
                "silences-follower",
                topics.silences()::equals,
                serdes.topic(Silence.class).deserializer(),
                book::apply,
                context.onFailure()));
        if (!setup.inhibitRules().isEmpty()) {
            follow(new TopicFollower.Setup<>(
                    "inhibition-follower",
                    name -> name.startsWith(topics.alertsPrefix())
                            || setup.ruleTopics().contains(name),
                    serdes.topic(Alert.class).deserializer(),
                    this::observe,
                    context.onFailure()));
        }
        followers.forEach(this::awaitCaughtUp);
        log = new SilenceLog(context.kafka());
    }

    @Override
    public Optional<Held> holding(Alert alert, Instant now) {
        Map<String, String> labels = Router.labels(alert);
        return book.silences().holding(labels, now).or(() -> inhibitor.holding(labels));
    }

    @Override
    public long version() {
        return book.version() + inhibitions.get();
    }

    @Override
    public void close() {
        followers.forEach(TopicFollower::close);
        SilenceLog writer = log;
        if (writer != null) {
            writer.close();
        }
    }

    private void follow(TopicFollower.Setup<?> followed) {
        var follower = new TopicFollower<>(context.kafka(), followed);
        followers.add(follower);
        follower.start();
    }

    private void awaitCaughtUp(TopicFollower<?> follower) {
        try {
            if (!follower.awaitCaughtUp(setup.startLimit())) {
                throw new StartupException("silences and firing alerts could not be read within " + setup.startLimit()
                        + "; are all brokers there?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while silences were read");
        }
    }

    private void observe(String fingerprint, @Nullable Alert alert) {
        boolean changed = alert == null ? inhibitor.forget(fingerprint) : inhibitor.observe(alert);
        if (changed) {
            inhibitions.incrementAndGet();
        }
    }

    private double active() {
        Instant now = context.clock().instant();
        return book.list().stream()
                .filter(silence -> silence.state(now) == CompiledSilence.State.ACTIVE)
                .count();
    }

    private Health health() {
        return followers.isEmpty()
                ? Health.down("silences have not been read")
                : followers.stream()
                        .map(TopicFollower::health)
                        .filter(Health.Down.class::isInstance)
                        .findFirst()
                        .orElse(Health.up());
    }
}
