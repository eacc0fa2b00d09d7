package io.lapwing.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.cli.topics.TopicDifference.DifferentPartitions;
import io.lapwing.cli.topics.TopicDifference.DifferentSetting;
import io.lapwing.cli.topics.TopicDifference.MissingTopic;
import io.lapwing.schemas.TopicSpec;
import io.lapwing.schemas.TopicSpec.Cleanup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private static final TopicSpec SPEC =
            new TopicSpec("lapwing.stories", Optional.empty(), 4, Cleanup.DELETE, Duration.ofDays(1));

    @Test
    void compare_noTopic_createsIt() {
        assertThat(TopicPlan.compare(List.of(SPEC), Map.of())).containsExactly(new MissingTopic(SPEC));
    }

    @Test
    void compare_asDeclared_changesNothing() {
        var existing = new TopicPlan.Existing(
                4, Map.of("cleanup.policy", "delete", "retention.ms", "86400000", "segment.bytes", "1"));
        assertThat(TopicPlan.compare(List.of(SPEC), Map.of("lapwing.stories", existing)))
                .isEmpty();
    }

    @Test
    void compare_otherRetentionAndPartitions_tellsBoth() {
        var existing = new TopicPlan.Existing(6, Map.of("cleanup.policy", "delete", "retention.ms", "1"));
        assertThat(TopicPlan.compare(List.of(SPEC), Map.of("lapwing.stories", existing)))
                .containsExactlyInAnyOrder(
                        new DifferentPartitions("lapwing.stories", 6, 4),
                        new DifferentSetting("lapwing.stories", "retention.ms", "1", "86400000"));
    }
}
