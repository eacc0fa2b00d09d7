package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RulesYaml.RuleYaml;
import io.lapwing.alerts.rule.RulesYaml.Type;
import io.lapwing.alerts.rule.Trigger.Distinct;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the trigger of a rule that passed all checks, and tells the defaults of each type.
final class Triggers {
    /// What tells of an event stays on the board for an hour, below the repeat interval.
    private static final Duration EVENT = Duration.ofHours(1);
    /// One story alerts once; a week later it may again.
    private static final Duration MATCH_COOLDOWN = Duration.ofDays(7);
    /// A story reaches a stage once; later than this it is forgotten.
    private static final Duration STORY_COOLDOWN = Duration.ofDays(30);
    private static final double DEVIATIONS = 4;
    private static final int AT_LEAST = 5;
    private static final Duration SPIKE_WARM_UP = Duration.ofDays(3);
    private static final Duration FIRST_WARM_UP = Duration.ofDays(7);

    private Triggers() {}

    static Trigger of(RuleYaml yaml) {
        return switch (yaml.type()) {
            case MATCH -> new Trigger.EachMatch();
            case COUNT ->
                new Trigger.Count(
                        Objects.requireNonNull(yaml.threshold()),
                        window(yaml),
                        Objects.requireNonNullElse(yaml.distinct(), Distinct.REPORT));
            case SPIKE ->
                new Trigger.Spike(
                        window(yaml),
                        Objects.requireNonNullElse(yaml.distinct(), Distinct.REPORT),
                        Objects.requireNonNullElse(yaml.deviations(), DEVIATIONS),
                        Objects.requireNonNullElse(yaml.atLeast(), AT_LEAST),
                        duration(yaml.warmUp(), SPIKE_WARM_UP));
            case NEW -> new Trigger.First(window(yaml), duration(yaml.warmUp(), shorter(FIRST_WARM_UP, window(yaml))));
            case ABSENCE -> new Trigger.Absence(window(yaml));
            case STORY -> new Trigger.Story(Set.copyOf(Objects.requireNonNull(yaml.stage())));
        };
    }

    static List<GroupLabel> groupBy(Type type) {
        return switch (type) {
            case MATCH -> List.of(GroupLabel.STORY);
            case STORY -> List.of(GroupLabel.STORY, GroupLabel.STAGE);
            case NEW -> List.of(GroupLabel.THEME, GroupLabel.ENTITY);
            case COUNT, SPIKE, ABSENCE -> List.of(GroupLabel.THEME);
        };
    }

    static Duration keepFiringFor(Type type) {
        return switch (type) {
            case MATCH, NEW, STORY -> EVENT;
            case COUNT, SPIKE, ABSENCE -> Duration.ZERO;
        };
    }

    static Duration cooldown(Type type) {
        return switch (type) {
            case MATCH -> MATCH_COOLDOWN;
            case STORY -> STORY_COOLDOWN;
            case COUNT, SPIKE, NEW, ABSENCE -> Duration.ZERO;
        };
    }

    private static Duration window(RuleYaml yaml) {
        return Duration.parse(Objects.requireNonNull(yaml.window()));
    }

    private static Duration duration(@Nullable String text, Duration otherwise) {
        return text == null ? otherwise : Duration.parse(text);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
