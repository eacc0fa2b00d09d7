package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.Signals;
import io.lapwing.alerts.state.Reach;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.StoryStage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleRunnerTest {
    private static final String SIGHTING = "{id: r, type: new, window: P30D, group_by: [theme, entity], warm_up: P2D}";

    private final List<Alert> alerts = new ArrayList<>();
    private final List<String> notInForce = new ArrayList<>();

    @Test
    void new_valueSeenWhileWarmingUp_isNotNew() {
        // given
        var run = new Run(SIGHTING);

        // when
        run.send(report("a").entities("old"), START);
        run.send(report("b").entities("old"), START.plus(Duration.ofDays(3)));

        // then
        assertThat(alerts).isEmpty();
    }

    @Test
    void new_firstValueAfterWarmUp_firesOnce() {
        // given
        var run = new Run(SIGHTING);
        run.send(report("a").entities("old"), START);

        // when
        run.send(report("b").entities("newcomer", "old"), START.plus(Duration.ofDays(3)));
        run.send(report("c").entities("newcomer"), START.plus(Duration.ofDays(4)));

        // then
        assertThat(firing()).singleElement().satisfies(alert -> {
            assertThat(alert.getLabels()).containsEntry("entity", "newcomer");
            assertThat(alert.getReason()).isEqualTo("r: entity newcomer, in space for the first time in 30 days");
        });
    }

    @Test
    void new_lateRecordFromBeforeAFirstSighting_firesNothing() {
        // given
        var run = new Run(SIGHTING);
        run.send(report("a").entities("old"), START);
        run.send(report("b").entities("x"), START.plus(Duration.ofDays(5)));
        run.send(report("other").entities("old"), START.plus(Duration.ofDays(6)));
        assertThat(firing()).hasSize(1);

        // when
        run.send(report("late").entities("x"), START.plus(Duration.ofDays(4)));

        // then
        assertThat(firing()).hasSize(1);
    }

    @Test
    void new_valueComesBackAfterTheWindow_isNewAgain() {
        // given
        var run = new Run(SIGHTING);
        run.send(report("a").entities("x"), START);

        // when
        run.send(report("b").entities("x"), START.plus(Duration.ofDays(30)));

        // then
        assertThat(firing()).hasSize(1);
    }

    @Test
    void story_stageReached_firesOnceForStoryAndStage() {
        // given
        var run = new Run("{id: r, type: story, stage: [corroborated, official]}");

        // when
        run.send(report("a").story("s"), START);
        run.send(report("b").story("s").origins(2).stage(StoryStage.CORROBORATED, 2), START.plusSeconds(10));
        run.send(report("c").story("s").origins(3).stage(StoryStage.CORROBORATED, 3), START.plusSeconds(20));
        run.send(report("d").story("s").official().origins(4).stage(StoryStage.OFFICIAL, 4), START.plusSeconds(30));
        run.send(report("e").story("s").origins(4).stage(StoryStage.CORROBORATED, 5), START.plus(Duration.ofDays(3)));

        // then
        List<Alert> fired = firing();
        assertThat(fired).hasSize(2);
        assertThat(fired.getFirst().getLabels()).containsEntry("stage", "corroborated");
        assertThat(fired.getFirst().getReason())
                .isEqualTo("r: a story in space is corroborated; 2 independent publishers so far");
        assertThat(fired.getLast().getLabels()).containsEntry("stage", "official");
    }

    @Test
    void count_lateRecordFromATimeThatWasTold_doesNotFireAgain() {
        // given
        var run = new Run("{id: r, type: count, threshold: 2, window: PT1H}");
        run.send(report("a"), START);
        run.send(report("b"), START.plusSeconds(60));
        run.send(report("far"), START.plus(Duration.ofMinutes(90)));
        assertThat(firing()).hasSize(1);
        assertThat(alerts.getLast().getStatus()).isEqualTo(AlertStatus.RESOLVED);

        // when
        run.send(report("late"), START.plusSeconds(30));

        // then
        assertThat(firing()).hasSize(1);
    }

    @Test
    void observe_recordAfterTheAlertHadEnded_resolvesItFirst() {
        // given
        var run = new Run("{id: r, type: match, group_by: theme, keep_firing_for: PT1H, cooldown: PT2H}");

        // when: a backlog is read faster than the clock ticks
        run.send(report("a"), START);
        run.send(report("b"), START.plus(Duration.ofHours(5)));

        // then
        assertThat(alerts)
                .extracting(Alert::getStatus)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED, AlertStatus.FIRING);
        assertThat(alerts.get(1).getEndedAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void update_moreReports_saysWhatIsNew() {
        // given
        var run = new Run("{id: r, type: match, group_by: theme}");
        run.send(report("a").publisher("A"), START);

        // when
        run.send(report("b").publisher("A"), START.plusSeconds(1));
        run.send(report("c").publisher("B").language("zh"), START.plusSeconds(2));
        run.send(report("d").publisher("C").official(), START.plusSeconds(3));
        run.send(report("d").publisher("C").official(), START.plusSeconds(4));

        // then
        assertThat(alerts)
                .extracting(Alert::getNews)
                .containsExactly(
                        "",
                        "+1 report",
                        "+1 independent publisher, first Chinese-language source",
                        "+1 independent publisher, first official source");
        assertThat(Reach.of(alerts.getLast()).since(Reach.of(alerts.getFirst())))
                .containsExactly("+2 independent publishers", "first Chinese-language source", "first official source");
    }

    @Test
    void restored_firingAlert_isGoneOnWith() {
        // given
        var states = new MapOfStates();
        var run = new Run("{id: r, type: match, group_by: theme, keep_firing_for: PT1H}", states);
        run.send(report("a"), START);

        // when
        var after = new Run("{id: r, type: match, group_by: theme, keep_firing_for: PT1H}", states);
        after.runner.tick(START.plus(Duration.ofHours(1))).forEach(alerts::add);

        // then
        assertThat(alerts).extracting(Alert::getStatus).containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
    }

    @Test
    void reload_ruleOfAnotherKindOrGroup_endsWhatTheFormerBegan() {
        // given
        var run = new Run("{id: r, type: match, group_by: theme, keep_firing_for: P3D}");
        run.send(report("a"), START);
        run.use("{id: r, type: count, threshold: 5, window: PT1H, keep_firing_for: P3D}");

        // when
        run.runner.tick(START.plusSeconds(1)).forEach(alerts::add);
        run.use("{id: r, type: count, threshold: 1, window: PT1H, group_by: theme}");
        run.send(report("b"), START.plusSeconds(2));
        run.use("{id: r, type: count, threshold: 1, window: PT1H, group_by: publisher}");
        run.runner.tick(START.plusSeconds(3)).forEach(alerts::add);

        // then
        assertThat(alerts)
                .extracting(Alert::getStatus)
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED, AlertStatus.FIRING, AlertStatus.RESOLVED);
        assertThat(alerts.getLast().getReason()).isEqualTo("r: the rule was removed");
    }

    @Test
    void reload_longerWindow_isWaitedForFromThenOn() {
        // given
        var run = new Run("{id: r, type: match, group_by: theme, keep_firing_for: PT1H}");
        run.send(report("a"), START);

        // when
        run.use("{id: r, type: match, group_by: theme, keep_firing_for: PT3H}");
        List<Alert> early = run.runner.tick(START.plus(Duration.ofHours(2)));
        List<Alert> late = run.runner.tick(START.plus(Duration.ofHours(3)));

        // then
        assertThat(early).isEmpty();
        assertThat(late).extracting(Alert::getStatus).containsExactly(AlertStatus.RESOLVED);
    }

    @Test
    void observe_groupOfARuleThatIsNotInForceHere_isCounted() {
        // given
        var run = new Run("{id: r, type: match, group_by: theme}");
        GroupKey unknown = GroupKey.of("elsewhere", Map.of("theme", "space"));

        // when
        List<Alert> led = run.runner.observe(unknown, report("a").build(), START, START);

        // then
        assertThat(led).isEmpty();
        assertThat(notInForce).containsExactly("elsewhere");
    }

    private List<Alert> firing() {
        var ids = new java.util.HashSet<String>();
        return alerts.stream()
                .filter(alert -> alert.getStatus() == AlertStatus.FIRING && ids.add(alert.getAlertId()))
                .toList();
    }

    private final class Run {
        private final RuleRunner runner;
        private final RuleMatcher matcher;
        private Instant now = Instant.MIN;
        private RuleSet rules;

        Run(String rule) {
            this(rule, new MapOfStates());
        }

        Run(String rule, RuleRunner.States states) {
            rules = rules(rule);
            runner = new RuleRunner(() -> rules, SourceHealth.Lookup.NONE, states, new Noting());
            matcher = new RuleMatcher(() -> rules, RuleMetrics.NONE, InstantSource.fixed(START));
        }

        void use(String rule) {
            rules = rules(rule);
        }

        private static RuleSet rules(String rule) {
            return RuleFile.parse("rules.yaml", "rules: [" + rule + "]").rules();
        }

        void send(Signals signals, Instant at) {
            now = at.isAfter(now) ? at : now;
            var signal = signals.publishedAt(at).fetchedAt(at).build();
            matcher.match(signal).forEach(key -> alerts.addAll(runner.observe(key, signal, at, now)));
        }
    }

    private final class Noting implements RuleMetrics {
        @Override
        public void fired(Rule rule) {}

        @Override
        public void failed(Rule rule) {}

        @Override
        public void unknown(String ruleId) {
            notInForce.add(ruleId);
        }
    }
}
