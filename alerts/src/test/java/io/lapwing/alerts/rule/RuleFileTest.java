package io.lapwing.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.ReceiverSpec.Address;
import io.lapwing.alerts.route.Route;
import io.lapwing.record.Severity;
import io.lapwing.record.StoryStage;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleFileTest {
    @Test
    void parse_ruleNamedAsTheAlertAboutTheFile_isRefused() {
        assertThatThrownBy(() -> RuleFile.parse("f", "rules: [{id: lapwing-rules-rejected, type: match}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("f:1:10: rules[0].id: is the name of Lapwing's alert about its rules file; choose another");
    }

    @Test
    void load_noPath_readsTheShippedRules() {
        // when
        RuleFile file = RuleFile.load(Optional.empty());

        // then
        assertThat(file.rules().all()).hasSizeBetween(10, 20);
        assertThat(file.receivers()).isEmpty();
        assertThat(file.ruleTopics()).isEmpty();
    }

    @Test
    void parse_leastThatARuleNeeds_takesTheDefaults() {
        // when
        RuleFile file = RuleFile.parse("rules.yaml", """
            rules:
              - {id: a, type: match}
              - {id: b, type: count, threshold: 3, window: PT1H}
            """);

        // then
        Rule match = file.rules().find("a").orElseThrow();
        assertThat(match.themes()).isEmpty();
        assertThat(match.severity()).isEqualTo(Severity.WARNING);
        assertThat(match.groupBy()).containsExactly(GroupLabel.STORY);
        assertThat(match.keepFiringFor()).isEqualTo(Duration.ofHours(1));
        assertThat(match.cooldown()).isEqualTo(Duration.ofDays(7));
        Rule count = file.rules().find("b").orElseThrow();
        assertThat(count.groupBy()).containsExactly(GroupLabel.THEME);
        assertThat(count.trigger()).isEqualTo(new Trigger.Count(3, Duration.ofHours(1), Trigger.Distinct.REPORT));
        assertThat(file.route().receiver()).isEqualTo("default");
        assertThat(file.route().groupBy()).containsExactly("theme");
        assertThat(file.route().waits())
                .isEqualTo(new Route.Waits(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4)));
    }

    @Test
    void parse_everyKey_isRead() {
        // when
        RuleFile file = RuleFile.parse("rules.yaml", """
            rules:
              - id: surge
                type: count
                description: Many publishers.
                theme: [space, drones]
                when: signal.score > 0.5
                severity: critical
                group_by: [theme, country]
                threshold: 4
                window: PT6H
                distinct: publisher
                keep_firing_for: PT30M
                cooldown: PT12H
                topic: desk.alerts
            route:
              receiver: desk
              group_by: [rule]
              group_wait: PT5S
              routes:
                - matchers: ["severity=critical", "theme=~space|drones"]
                  receiver: hook
                  continue: true
                  repeat_interval: P1D
            receivers:
              - name: desk
                slack: {url_env: DESK_URL, send_resolved: true}
              - name: hook
                webhook: {url_path: /run/secrets/hook}
              - name: screen
                console: {}
            """);

        // then
        Rule rule = file.rules().find("surge").orElseThrow();
        assertThat(rule.themes()).containsExactlyInAnyOrder("space", "drones");
        assertThat(rule.description()).isEqualTo("Many publishers");
        assertThat(rule.groupBy()).containsExactly(GroupLabel.THEME, GroupLabel.COUNTRY);
        assertThat(file.ruleTopics()).containsExactly("desk.alerts");
        Route child = file.route().routes().getFirst();
        assertThat(child.id()).isEqualTo("0/severity=critical,theme=~space|drones");
        assertThat(child.receiver()).isEqualTo("hook");
        assertThat(child.goOn()).isTrue();
        assertThat(child.groupBy()).containsExactly("rule");
        assertThat(child.waits())
                .isEqualTo(new Route.Waits(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofDays(1)));
        assertThat(file.receivers())
                .containsExactly(
                        new ReceiverSpec.Slack("desk", new Address.Environment("DESK_URL"), true),
                        new ReceiverSpec.Webhook(
                                "hook", new Address.InFile(Path.of("/run/secrets/hook")), Optional.empty(), true),
                        new ReceiverSpec.Console("screen", false));
    }

    @Test
    void parse_ruleChanged_changesItsVersion() {
        // given
        String text = "rules: [{id: a, type: match, when: 'signal.score > 0.5'}]";

        // when
        Rule before = RuleFile.parse("f", text).rules().find("a").orElseThrow();
        Rule same = RuleFile.parse("f", text + "\n\n").rules().find("a").orElseThrow();
        Rule after = RuleFile.parse("f", text.replace("0.5", "0.6"))
                .rules()
                .find("a")
                .orElseThrow();

        // then
        assertThat(same.version()).isEqualTo(before.version());
        assertThat(after.version()).isNotEqualTo(before.version());
    }

    @Test
    void parse_manyFaults_namesThemAllWithLineColumnAndKey() {
        // when
        List<Problem> problems = problems("""
            rules:
              - id: Bad Name
                type: match
                wehn: signal.score > 0.5
              - id: twice
                type: count
                window: 5 minutes
              - id: twice
                type: match
                threshold: 3
                when: |
                  signal.official
                    && signal.scoer > 0.5
              - {id: folded, type: match, severity: loud, when: 'signal.title.contains(3)'}
            route:
              receiver: nobody
              group_wait: -PT5S
              routes:
                - matchers: ["severity"]
            receivers:
              - name: both
                slack: {}
                console: {}
            """);

        // then
        assertThat(problems)
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.key())
                .contains(
                        "2:5 rules[0].id",
                        "4:5 rules[0].wehn",
                        "5:5 rules[1].threshold",
                        "7:5 rules[1].window",
                        "8:5 rules[2].id",
                        "10:5 rules[2].threshold",
                        "13:18 rules[2].when",
                        "14:31 rules[3].severity",
                        "14:75 rules[3].when",
                        "16:3 route.receiver",
                        "17:3 route.group_wait",
                        "19:18 route.routes[0].matchers[0]",
                        "21:5 receivers[0]");
        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message -> message.startsWith("signal has no field 'scoer'; it has theme, score"))
                .anyMatch(message -> message.contains("'5 minutes' is not a duration; write it like"))
                .anyMatch(message -> message.equals("there is no receiver 'nobody'; there are both"))
                .anyMatch(message -> message.equals("'twice' is used before; give it another"));
    }

    @Test
    void parse_everyTypeOfRule_isRead() {
        // when
        RuleSet rules = RuleFile.parse("rules.yaml", """
            rules:
              - {id: a, type: spike, window: PT1H}
              - {id: b, type: spike, window: PT6H, distinct: story, deviations: 3.5, at_least: 9, warm_up: P7D, for: PT5M}
              - {id: c, type: new, window: P3D}
              - {id: d, type: new, window: P90D, group_by: concept, warm_up: P1D}
              - {id: e, type: absence, window: P2D, group_by: source}
              - {id: f, type: story, stage: official}
              - {id: g, type: story, stage: [corroborated, corrected]}
            """).rules();

        // then
        assertThat(rules.all())
                .extracting(Rule::trigger)
                .containsExactly(
                        new Trigger.Spike(Duration.ofHours(1), Trigger.Distinct.REPORT, 4, 5, Duration.ofDays(3)),
                        new Trigger.Spike(Duration.ofHours(6), Trigger.Distinct.STORY, 3.5, 9, Duration.ofDays(7)),
                        new Trigger.First(Duration.ofDays(3), Duration.ofDays(3)),
                        new Trigger.First(Duration.ofDays(90), Duration.ofDays(1)),
                        new Trigger.Absence(Duration.ofDays(2)),
                        new Trigger.Story(Set.of(StoryStage.OFFICIAL)),
                        new Trigger.Story(Set.of(StoryStage.CORROBORATED, StoryStage.CORRECTED)));
        assertThat(rules.find("b").orElseThrow().holdFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rules.find("f").orElseThrow().groupBy()).containsExactly(GroupLabel.STORY, GroupLabel.STAGE);
        assertThat(rules.find("c").orElseThrow().groupBy()).containsExactly(GroupLabel.THEME, GroupLabel.ENTITY);
    }

    @Test
    void parse_keysOfOtherTypes_areNamedAllAtOnce() {
        // when
        List<Problem> problems = problems("""
            rules:
              - {id: a, type: spike, window: PT7M, distinct: publisher}
              - {id: b, type: spike}
              - {id: c, type: new, window: P30D, group_by: theme}
              - {id: d, type: story, stage: corrected, group_by: story}
              - {id: e, type: story, stage: loud}
              - {id: f, type: match, for: PT5M, stage: new}
              - {id: g, type: absence, window: P2D, threshold: 3}
              - {id: h, type: match, topic: lapwing.signals.space}
            """);

        // then
        assertThat(problems)
                .extracting(Problem::key)
                .contains(
                        "rules[0].window",
                        "rules[0].distinct",
                        "rules[1].window",
                        "rules[2].group_by",
                        "rules[3].group_by",
                        "rules[4].stage",
                        "rules[5].for",
                        "rules[5].stage",
                        "rules[6].threshold",
                        "rules[7].topic");
        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message ->
                        message.equals("belongs to rules of type absence, count, spike; remove it or change the type"))
                .anyMatch(message -> message.equals("is required for a rule of type spike; add it"));
    }

    @Test
    void parse_conditionInAnyFormOfScalar_isFoundWhereItStands() {
        // given
        String fault = "signal.oops";

        // when, then
        assertThat(placeOf(fault, "rules: [{id: a, type: match, when: true && signal.oops}]"))
                .isEqualTo("1:50");
        assertThat(placeOf(fault, "rules: [{id: a, type: match, when: \"'it' == signal.title && signal.oops\"}]"))
                .isEqualTo("1:67");
        assertThat(placeOf(fault, "rules: [{id: a, type: match, when: '''it'' == signal.title && signal.oops'}]"))
                .isEqualTo("1:69");
        assertThat(placeOf(fault, """
            rules:
              - id: a
                type: match
                when: >-
                  signal.official &&
                  signal.title != 'x'
                  && signal.oops
            """)).isEqualTo("7:16");
    }

    @Test
    void parse_severalReceiversWithoutARoute_asksForOne() {
        // when
        List<Problem> problems = problems("""
            rules: []
            receivers:
              - {name: one, console: {}}
              - {name: two, console: {}}
            """);

        // then
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("route.receiver");
            assertThat(problem.message()).startsWith("is required where there is more than one receiver");
        });
    }

    @Test
    void parse_brokenTimesInhibitionAndReferences_areNamedWithTheirPlace() {
        // when
        List<Problem> problems = problems("""
            rules: []
            inhibit_rules:
              - source_matchers: ["severity"]
                target_matchers: ["severity=~("]
            time_intervals:
              - name: night
                time_intervals:
                  - times: [{start_time: "22:00", end_time: "06:00"}]
                    weekdays: ["someday"]
                    location: Nowhere/Town
              - name: night
                time_intervals: [{months: ["13"]}]
            route:
              routes:
                - matchers: [theme=space]
                  mute_time_intervals: [nights]
            """);

        // then
        assertThat(problems)
                .extracting(problem -> problem.line() + " " + problem.key())
                .containsExactlyInAnyOrder(
                        "3 inhibit_rules[0].source_matchers[0]",
                        "4 inhibit_rules[0].target_matchers[0]",
                        "8 time_intervals[0].time_intervals[0].times[0]",
                        "9 time_intervals[0].time_intervals[0].weekdays[0]",
                        "10 time_intervals[0].time_intervals[0].location",
                        "11 time_intervals[1].name",
                        "12 time_intervals[1].time_intervals[0].months[0]",
                        "16 route.routes[0].mute_time_intervals[0]");
    }

    @Test
    void parse_inhibitionAndTimes_areRead() {
        // when
        RuleFile file = RuleFile.parse("rules.yaml", """
            rules: []
            inhibit_rules:
              - {source_matchers: [severity=critical], target_matchers: [severity=info], equal: [theme]}
            time_intervals:
              - name: night
                time_intervals: [{times: [{start_time: "22:00", end_time: "24:00"}], location: Asia/Shanghai}]
            route:
              routes:
                - {matchers: [theme=space], mute_time_intervals: [night]}
            """);

        // then
        assertThat(file.inhibitRules()).singleElement().satisfies(rule -> {
            assertThat(rule.key()).isEqualTo("inhibit_rules[0]");
            assertThat(rule.equal()).containsExactly("theme");
        });
        assertThat(file.route().routes().getFirst().times().mute())
                .singleElement()
                .satisfies(times -> assertThat(times.name()).isEqualTo("night"));
    }

    @Test
    void load_missingFile_saysSo() {
        // when
        var failure = catchThrowableOfType(
                ConfigException.class, () -> RuleFile.load(Optional.of(Path.of("none", "rules.yaml"))));

        // then
        assertThat(failure).hasMessage(Path.of("none", "rules.yaml") + ": cannot be read: there is no such file");
    }

    private static String placeOf(String fault, String text) {
        Problem problem = problems(text).getFirst();
        assertThat(problem.message()).contains("oops");
        assertThat(text).contains(fault);
        return problem.line() + ":" + problem.column();
    }

    private static List<Problem> problems(String text) {
        var failure = catchThrowableOfType(ConfigException.class, () -> RuleFile.parse("rules.yaml", text));
        return Objects.requireNonNull(failure).problems();
    }
}
