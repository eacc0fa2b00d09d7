package io.lapwing.alerts.suppress;

import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.InhibitRule;
import io.lapwing.alerts.route.Inhibitor;
import io.lapwing.record.Alert;
import io.lapwing.runtime.app.ServiceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What some rules of inhibition hold, with the follower that tells them which alerts fire. It follows nothing before
/// it
/// is started, and nothing at all where there are no rules.
final class Inhibition implements AutoCloseable {
    private final Setup setup;
    private final Inhibitor inhibitor;
    private final AtomicLong changes;
    private final String role;
    private volatile @Nullable TopicFollower<Alert> follower;

    /// What holds, and where alerts are.
    ///
    /// @param ruleTopics full names of alert topics that rules name for themselves
    /// @param rules which alerts hold others
    record Setup(Set<String> ruleTopics, List<InhibitRule> rules) {
        Setup {
            ruleTopics = Set.copyOf(ruleTopics);
            rules = List.copyOf(rules);
        }
    }

    /// @param changes grows whenever an alert may be held no longer
    /// @param role what its follower is called, apart from those of other rules
    Inhibition(Setup setup, AtomicLong changes, String role) {
        this.setup = setup;
        this.inhibitor = new Inhibitor(setup.rules());
        this.changes = changes;
        this.role = role;
    }

    Setup setup() {
        return setup;
    }

    /// Begins to follow the topics of alerts.
    void start(ServiceContext<?> context) {
        if (setup.rules().isEmpty()) {
            return;
        }
        String prefix = context.kafka().topics().alertsPrefix();
        var started = new TopicFollower<>(
                context.kafka(),
                new TopicFollower.Setup<>(
                        role,
                        name -> name.startsWith(prefix) || setup.ruleTopics().contains(name),
                        context.kafka().serdes().topic(Alert.class).deserializer(),
                        this::observe,
                        context.onFailure()));
        follower = started;
        started.start();
    }

    /// What tells it which alerts fire; empty if nothing has to.
    Optional<TopicFollower<Alert>> follower() {
        return Optional.ofNullable(follower);
    }

    Optional<Held> holding(Map<String, String> labels) {
        return inhibitor.holding(labels);
    }

    @Override
    public void close() {
        follower().ifPresent(TopicFollower::close);
    }

    private void observe(String fingerprint, @Nullable Alert alert) {
        boolean changed = alert == null ? inhibitor.forget(fingerprint) : inhibitor.observe(alert);
        if (changed) {
            changes.incrementAndGet();
        }
    }
}
