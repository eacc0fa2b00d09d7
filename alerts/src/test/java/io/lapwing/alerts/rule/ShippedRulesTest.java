package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.Signals;
import io.lapwing.record.Alert;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each shipped rule with a report that meets it and one that nearly does.
class ShippedRulesTest {
    private static final RuleSet RULES = RuleFile.load(Optional.empty()).rules();

    /// Rules that fire on many reports or on none; each has a test of its own below.
    private static final List<String> TIMED = List.of("theme-surge", "first-sighting", "silent-theme", "silent-source");

    private final RuleMatcher matcher = new RuleMatcher(RULES, RuleMetrics.NONE, InstantSource.fixed(START));

    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of("official-source", of("space", 0.6).official(), of("space", 0.6)),
                Arguments.of(
                        "corroborated-story",
                        of("drones", 0.7).origins(2),
                        of("drones", 0.7).origins(1)),
                Arguments.of("strong-report", of("hardware", 0.95), of("hardware", 0.94)),
                Arguments.of(
                        "corrected-story",
                        of("drones", 0.6).stage(StoryStage.CORRECTED, 3),
                        of("drones", 0.6).stage(StoryStage.OFFICIAL, 3)),
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
    void rule_itsExample_isMetAndTheNearMissIsNot(String rule, Signals example, Signals nearMiss) {
        assertThat(matched(example)).contains(rule);
        assertThat(matched(nearMiss)).doesNotContain(rule);
    }

    @Test
    void themeSurge_manyStoriesAtOnce_firesAndManyReportsOfOneDoNot() {
        // given: three days in which a story begins each hour
        var run = new ShippedRun();
        for (int hour = 0; hour < 80; hour++) {
            run.send(of("space", 0.5, "h" + hour), START.plus(Duration.ofHours(hour)));
        }
        Instant surge = START.plus(Duration.ofHours(80));

        // when
        for (int i = 0; i < 20; i++) {
            run.send(of("space", 0.5, "one" + i).story("s").stage(StoryStage.NEW, 2 + i), surge.plusSeconds(i));
        }
        List<String> ofOneStory = run.fired();
        for (int i = 0; i < 20; i++) {
            run.send(of("space", 0.5, "many" + i), surge.plusSeconds(100 + i));
        }

        // then
        assertThat(ofOneStory).doesNotContain("theme-surge");
        assertThat(run.fired()).containsOnlyOnce("theme-surge");
    }

    @Test
    void firstSighting_newName_firesAndAKnownOneDoesNot() {
        // given
        var run = new ShippedRun();
        run.send(of("space", 0.8, "a").entities("known"), START);

        // when
        run.send(of("space", 0.8, "b").entities("known"), START.plus(Duration.ofDays(8)));
        List<String> known = run.fired();
        run.send(of("space", 0.8, "c").entities("newcomer"), START.plus(Duration.ofDays(8)));

        // then
        assertThat(known).doesNotContain("first-sighting");
        assertThat(run.fired()).containsOnlyOnce("first-sighting");
    }

    @Test
    void silentTheme_twoDays_firesAndOneDayDoesNot() {
        // given
        var run = new ShippedRun();
        run.send(of("space", 0.5, "a"), START);

        // when
        run.tick(START.plus(Duration.ofHours(47)));
        List<String> nearly = run.fired();
        run.tick(START.plus(Duration.ofHours(48)));

        // then
        assertThat(nearly).doesNotContain("silent-theme");
        assertThat(run.fired()).containsOnlyOnce("silent-theme");
    }

    @Test
    void silentSource_aWeekWhileOthersGoOn_firesForItAlone() {
        // given
        var run = new ShippedRun();
        run.send(of("space", 0.5, "a").source("quiet"), START);
        for (int day = 1; day < 7; day++) {
            run.send(of("space", 0.5, "d" + day).source("busy"), START.plus(Duration.ofDays(day)));
        }

        // when
        run.tick(START.plus(Duration.ofDays(7)).minusSeconds(1));
        List<String> nearly = run.fired();
        run.tick(START.plus(Duration.ofDays(7)));

        // then
        assertThat(nearly).doesNotContain("silent-source");
        assertThat(run.fired()).containsOnlyOnce("silent-source");
    }

    @Test
    void examples_allRules_haveOne() {
        assertThat(Stream.concat(examples().map(example -> (String) example.get()[0]), TIMED.stream()))
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

    private static Signals of(String theme, double score, String id) {
        return report(id).theme(theme).score(score).concepts();
    }

    /// The shipped rules on signals in the order of their time.
    private final class ShippedRun {
        private final RuleRunner runner = RuleRunner.inMemory(RULES, RuleMetrics.NONE);
        private final List<String> fired = new ArrayList<>();
        private final Set<String> known = new HashSet<>();

        void send(Signals signals, Instant at) {
            tick(at);
            Signal signal = signals.publishedAt(at).fetchedAt(at).build();
            matcher.match(signal).forEach(key -> take(runner.observe(key, signal, at, at)));
        }

        void tick(Instant now) {
            take(runner.tick(now));
        }

        List<String> fired() {
            return List.copyOf(fired);
        }

        private void take(List<Alert> alerts) {
            alerts.stream()
                    .filter(alert -> known.add(alert.getAlertId()))
                    .forEach(alert -> fired.add(alert.getRuleId()));
        }
    }
}
