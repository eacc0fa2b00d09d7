package io.lapwing.alerts.suppress;

import io.lapwing.alerts.route.CompiledSilence;
import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.InhibitRule;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Silences and inhibition as this instance knows them, with the API of silences: followers of the topics, what they
/// tell, and the writer. Nothing connects to Kafka before it is started. Rules of inhibition may change meanwhile.
public final class Suppressing implements Suppression, AutoCloseable {
    private final ServiceContext<?> context;
    private final Setup setup;
    private final SilenceBook book = new SilenceBook();
    private final AtomicLong inhibitions = new AtomicLong();
    private final AtomicInteger inhibitionsMade = new AtomicInteger();
    private volatile Inhibition inhibition;
    private volatile @Nullable TopicFollower<Silence> silences;
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
        this.inhibition = inhibition(setup.ruleTopics(), setup.inhibitRules());
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
        var follower = new TopicFollower<>(
                context.kafka(),
                new TopicFollower.Setup<>(
                        "silences-follower",
                        context.kafka().topics().silences()::equals,
                        context.kafka().serdes().topic(Silence.class).deserializer(),
                        book::apply,
                        context.onFailure()));
        silences = follower;
        follower.start();
        inhibition.start(context);
        followers().forEach(this::awaitCaughtUp);
        log = new SilenceLog(context.kafka());
    }

    /// Makes ready for other rules of inhibition, once it was started: reads which alerts fire.
    ///
    /// @param ruleTopics full names of alert topics that rules name for themselves
    /// @return puts them in place of those known so far
    /// @throws StartupException if alerts cannot be read in time
    public Runnable prepare(Set<String> ruleTopics, List<InhibitRule> inhibitRules) {
        Inhibition other = inhibition(ruleTopics, inhibitRules);
        if (other.setup().equals(inhibition.setup())) {
            return () -> {};
        }
        other.start(context);
        try {
            other.follower().ifPresent(this::awaitCaughtUp);
        } catch (StartupException e) {
            other.close();
            throw e;
        }
        return () -> use(other);
    }

    private void use(Inhibition other) {
        Inhibition before = inhibition;
        inhibition = other;
        inhibitions.incrementAndGet();
        before.close();
    }

    private Inhibition inhibition(Set<String> ruleTopics, List<InhibitRule> rules) {
        return new Inhibition(
                new Inhibition.Setup(ruleTopics, rules),
                inhibitions,
                "inhibition-follower-" + inhibitionsMade.incrementAndGet());
    }

    @Override
    public Optional<Held> holding(Alert alert, Instant now) {
        Map<String, String> labels = Router.labels(alert);
        return book.silences().holding(labels, now).or(() -> inhibition.holding(labels));
    }

    @Override
    public long version() {
        return book.version() + inhibitions.get();
    }

    @Override
    public void close() {
        followers().forEach(TopicFollower::close);
        SilenceLog writer = log;
        if (writer != null) {
            writer.close();
        }
    }

    private List<TopicFollower<?>> followers() {
        var all = new ArrayList<TopicFollower<?>>();
        TopicFollower<Silence> follower = silences;
        if (follower != null) {
            all.add(follower);
        }
        inhibition.follower().ifPresent(all::add);
        return all;
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

    private double active() {
        Instant now = context.clock().instant();
        return book.list().stream()
                .filter(silence -> silence.state(now) == CompiledSilence.State.ACTIVE)
                .count();
    }

    private Health health() {
        List<TopicFollower<?>> followers = followers();
        return followers.isEmpty()
                ? Health.down("silences have not been read")
                : followers.stream()
                        .map(TopicFollower::health)
                        .filter(Health.Down.class::isInstance)
                        .findFirst()
                        .orElse(Health.up());
    }
}
