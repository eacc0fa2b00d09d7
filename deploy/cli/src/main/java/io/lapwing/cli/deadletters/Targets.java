package io.lapwing.cli.deadletters;

import io.lapwing.cli.scan.TopicDescription;
import io.lapwing.schemas.RecordOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;

/// Tells whether an original may be put back where it came from.
final class Targets {
    private final Admin admin;
    private final InstantSource clock;
    private final Map<String, Target> known = new HashMap<>();

    /// @param partitions how many it has
    /// @param compacted whether the last record of a key counts
    /// @param retention how long it keeps records, in milliseconds; negative for ever
    private record Target(int partitions, boolean compacted, long retention) {
        boolean wouldRemove(Letter letter, Instant now) {
            return retention >= 0 && letter.time().isBefore(now.minusMillis(retention));
        }
    }

    /// @param admin asks the broker
    /// @param clock tells the time
    Targets(Admin admin, InstantSource clock) {
        this.admin = admin;
        this.clock = clock;
    }

    /// Why it may not, in words; empty if it may.
    Optional<String> objection(Letter letter) throws InterruptedException {
        Optional<RecordOrigin> origin = letter.origin();
        if (origin.isEmpty()) {
            return Optional.of("its headers do not say where it came from");
        }
        Target target = target(origin.get().topic());
        if (target.partitions() <= origin.get().partition()) {
            return Optional.of(origin.get().topic() + "-" + origin.get().partition() + " does not exist any more");
        }
        if (target.compacted()) {
            return Optional.of("in " + origin.get().topic()
                    + " the last record of a key counts, and putting back an old one would undo a newer one");
        }
        return target.wouldRemove(letter, clock.instant())
                ? Optional.of("it is older than the " + Duration.ofMillis(target.retention()) + " for which "
                        + origin.get().topic() + " keeps records, which would remove it again")
                : Optional.empty();
    }

    private Target target(String topic) throws InterruptedException {
        Target target = known.get(topic);
        if (target == null) {
            target = describe(topic);
            known.put(topic, target);
        }
        return target;
    }

    private Target describe(String topic) throws InterruptedException {
        return TopicDescription.of(admin, topic)
                .map(there -> new Target(
                        there.partitions(),
                        there.setting(TopicConfig.CLEANUP_POLICY_CONFIG)
                                .filter(policy -> policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT))
                                .isPresent(),
                        there.number(TopicConfig.RETENTION_MS_CONFIG)))
                .orElse(new Target(0, false, -1));
    }
}
