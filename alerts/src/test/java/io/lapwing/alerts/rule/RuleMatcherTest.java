package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleMatcherTest {
    private final List<String> failed = new ArrayList<>();

    @Test
    void match_themesAndConditions_givesTheRulesThatHold() {
        // given
        var matcher = matcher("""
            rules:
              - {id: any, type: match}
              - {id: space, type: match, theme: space, when: signal.score > 0.5}
              - {id: weak, type: match, theme: space, when: signal.score < 0.5}
              - {id: drones, type: match, theme: [drones, hardware]}
            """);

        // when
        List<GroupKey> keys =
                matcher.match(report("one").theme("space").score(0.8).build());

        // then
        assertThat(keys).extracting(GroupKey::rule).containsExactly("any", "space");
    }

    @Test
    void match_severalEntities_givesAGroupForEach() {
        // given
        var matcher = matcher("rules: [{id: a, type: match, group_by: [theme, entity]}]");

        // when
        List<GroupKey> keys = matcher.match(
                report("one").theme("space").entities("x", "y", "x").build());

        // then
        assertThat(keys)
                .containsExactly(
                        GroupKey.of("a", Map.of("theme", "space", "entity", "x")),
                        GroupKey.of("a", Map.of("theme", "space", "entity", "y")));
    }

    @Test
    void match_noValueForALabel_givesNoGroup() {
        // given
        var matcher = matcher("rules: [{id: a, type: match, group_by: entity}]");

        // when, then
        assertThat(matcher.match(report("one").build())).isEmpty();
    }

    @Test
    void match_hundredsOfEntities_staysBounded() {
        // given
        var matcher = matcher("rules: [{id: a, type: match, group_by: entity}]");
        String[] many = IntStream.range(0, 500).mapToObj(number -> "e" + number).toArray(String[]::new);

        // when, then
        assertThat(matcher.match(report("one").entities(many).build())).hasSize(50);
    }

    @Test
    void match_conditionFails_isCountedAndTheOthersGoOn() {
        // given
        var matcher = matcher("""
            rules:
              - {id: broken, type: match, when: signal.story_reports / 0 == 1}
              - {id: fine, type: match}
            """);

        // when
        List<GroupKey> keys = matcher.match(report("one").build());

        // then
        assertThat(keys).extracting(GroupKey::rule).containsExactly("fine");
        assertThat(failed).containsExactly("broken");
    }

    private RuleMatcher matcher(String rules) {
        var metrics = new RuleMetrics() {
            @Override
            public void fired(Rule rule) {}

            @Override
            public void failed(Rule rule) {
                failed.add(rule.id());
            }

            @Override
            public void unknown(String ruleId) {}
        };
        return new RuleMatcher(RuleFile.parse("rules.yaml", rules).rules(), metrics, InstantSource.fixed(START));
    }
}
