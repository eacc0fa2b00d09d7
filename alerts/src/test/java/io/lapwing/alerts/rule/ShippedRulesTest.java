package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.Signals;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each shipped rule with a report that meets it and one that nearly does.
class ShippedRulesTest {
    private static final RuleSet RULES = RuleFile.load(Optional.empty()).rules();

    private final RuleMatcher matcher = new RuleMatcher(RULES, RuleMetrics.NONE, InstantSource.fixed(START));

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("official-source", of("space", 0.6).official(), of("space", 0.6)),
                Arguments.of(
                        "corroborated-story",
                        of("drones", 0.7).origins(2),
                        of("drones", 0.7).origins(1)),
                Arguments.of("strong-report", of("hardware", 0.95), of("hardware", 0.94)),
                Arguments.of("theme-surge", of("space", 0.5), null),
                Arguments.of(
                        "distillation-and-leaks",
                        of("distillation", 0.8).concepts("compression", "weights-leak"),
                        of("distillation", 0.8).concepts("compression")),
                Arguments.of(
                        "chip-export-policy",
                        of("hardware", 0.8).concepts("chip-export-policy"),
                        of("space", 0.8).concepts("chip-export-policy")),
                Arguments.of("chip-smuggling", of("hardware", 0.5).concepts("chip-smuggling"), of("hardware", 0.9)),
                Arguments.of(
                        "counter-space",
                        of("space", 0.7).concepts("counter-space"),
                        of("space", 0.6).concepts("counter-space")),
                Arguments.of(
                        "military-ai",
                        of("drones", 0.8).concepts("swarm", "autonomous-weapons"),
                        of("drones", 0.8).concepts("swarm")),
                Arguments.of(
                        "autonomy-norms",
                        of("drones", 0.5).concepts("autonomous-weapons-norms"),
                        of("drones", 0.9).concepts("autonomous-weapons")));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void rule_itsExample_isMetAndTheNearMissIsNot(String rule, Signals example, @Nullable Signals nearMiss) {
        assertThat(matched(example)).contains(rule);
        if (nearMiss != null) {
            assertThat(matched(nearMiss)).doesNotContain(rule);
        }
    }

    @Test
    void examples_allRules_haveOne() {
        assertThat(examples().map(example -> (String) example.get()[0]))
                .containsExactlyInAnyOrderElementsOf(
                        RULES.all().stream().map(Rule::id).toList());
    }

    @Test
    void rules_all_areExplained() {
        assertThat(RULES.all())
                .allSatisfy(rule -> assertThat(rule.description()).isNotBlank());
    }

    private List<String> matched(Signals signals) {
        return matcher.match(signals.build()).stream().map(GroupKey::rule).toList();
    }

    private static Signals of(String theme, double score) {
        return report("one").theme(theme).score(score).concepts();
    }
}
