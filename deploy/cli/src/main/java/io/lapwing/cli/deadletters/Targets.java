package io.lapwing.cli.deadletters;

import io.lapwing.cli.scan.TopicDescription;
import io.lapwing.schemas.RecordOrigin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;

/// Tells whether an original may be put back where it came from.
final class Targets {
    private final Admin admin;
    private final Map<String, Target> known = new HashMap<>();

    private record Target(int partitions, boolean compacted) {}

    Targets(Admin admin) {
        this.admin = admin;
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
        return target.compacted()
                ? Optional.of("in " + origin.get().topic()
                        + " the last record of a key counts, and putting back an old one would undo a newer one")
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
                                .isPresent()))
                .orElse(new Target(0, false));
    }
}
