package io.lapwing.cli.topics;

import io.lapwing.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Compares the declaration with what a cluster has. Pure.
final class TopicPlan {
    private TopicPlan() {}

    /// A topic as the cluster has it.
    ///
    /// @param partitions number of partitions
    /// @param config its settings
    record Existing(int partitions, Map<String, String> config) {}

    static List<TopicDifference> compare(List<TopicSpec> declared, Map<String, Existing> existing) {
        var differences = new ArrayList<TopicDifference>();
        for (TopicSpec spec : declared) {
            Existing topic = existing.get(spec.name());
            if (topic == null) {
                differences.add(new TopicDifference.MissingTopic(spec));
                continue;
            }
            if (topic.partitions() != spec.partitions()) {
                differences.add(
                        new TopicDifference.DifferentPartitions(spec.name(), topic.partitions(), spec.partitions()));
            }
            spec.config().forEach((key, value) -> {
                String actual = topic.config().getOrDefault(key, "(unset)");
                if (!actual.equals(value)) {
                    differences.add(new TopicDifference.DifferentSetting(spec.name(), key, actual, value));
                }
            });
        }
        return differences;
    }
}
