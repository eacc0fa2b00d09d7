package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.Evaluator.Surroundings;
import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuleEvaluatorTest {
    private static final GroupKey KEY = GroupKey.of("r", Map.of("theme", "space"));

    @Test
    void observe_match_firesOnce() {
        // given
        var evaluator = evaluator("{id: r, type: match, group_by: theme}");

        // when
        Verdict first = observe(evaluator, RuleState.EMPTY, report("one").build(), START);
        Verdict second = observe(evaluator, state(first), report("two").build(), START.plusSeconds(1));

        // then
        assertThat(first.fired()).isTrue();
        assertThat(second.fired()).isFalse();
        assertThat(second.alert().orElseThrow().getAlertId())
                .isEqualTo(first.alert().orElseThrow().getAlertId());
        assertThat(second.alert().orElseThrow().getReason())
                .isEqualTo("r: the strongest of its reports scores 0.80 for space");
    }

    @Test
    void observe_sameReportAgain_saysNothingNew() {
        // given
        var evaluator = evaluator("{id: r, type: match, group_by: theme}");
        Verdict first = observe(evaluator, RuleState.EMPTY, report("one").build(), START);

        // when
        Verdict again = observe(evaluator, state(first), report("one").build(), START.plusSeconds(1));

        // then
        assertThat(again.alert()).isEmpty();
    }

    @Test
    void observe_manyReports_citesTheTenNewest() {
        // given
        var evaluator = evaluator("{id: r, type: match, group_by: theme}");
        Verdict verdict = observe(evaluator, RuleState.EMPTY, report("r0").build(), START);

        // when
        for (int i = 1; i < 15; i++) {
            Instant at = START.plusSeconds(i);
            verdict = observe(
                    evaluator, state(verdict), report("r" + i).publishedAt(at).build(), at);
        }

        // then
        assertThat(verdict.alert().orElseThrow().getEvidence())
                .extracting(AlertEvidence::getReportId)
                .startsWith("r14", "r13")
                .endsWith("r5")
                .hasSize(10);
    }

    @Test
    void observe_lateRecordThatCompletesAPastWindow_fires() {
        // given
        var evaluator = evaluator("{id: r, type: count, threshold: 3, window: PT10M}");
        Verdict verdict = observe(evaluator, RuleState.EMPTY, report("a").build(), START);
        verdict = observe(evaluator, state(verdict), report("b").build(), START.plusSeconds(60));
        verdict = observe(evaluator, state(verdict), report("c").build(), START.plusSeconds(900));

        // when
        verdict = observe(evaluator, state(verdict), report("late").build(), START.plusSeconds(300));

        // then
        assertThat(verdict.fired()).isTrue();
        assertThat(verdict.alert().orElseThrow().getValue()).isEqualTo(3);
    }

    @Test
    void observe_countFires_citesTheReportsOfTheWindow() {
        // given
        var evaluator = evaluator("{id: r, type: count, threshold: 3, window: PT10M}");
        Verdict verdict = observe(evaluator, RuleState.EMPTY, report("old").build(), START);
        verdict = observe(evaluator, state(verdict), report("a").build(), START.plusSeconds(700));
        verdict = observe(evaluator, state(verdict), report("b").build(), START.plusSeconds(710));

        // when
        verdict = observe(evaluator, state(verdict), report("c").build(), START.plusSeconds(720));

        // then
        assertThat(verdict.alert().orElseThrow().getEvidence())
                .extracting(AlertEvidence::getReportId)
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void observe_farMoreThanTheThreshold_saysAtLeast() {
        // given
        var evaluator = evaluator("{id: r, type: count, threshold: 2, window: PT10M}");
        Verdict verdict = observe(evaluator, RuleState.EMPTY, report("r0").build(), START);

        // when
        for (int i = 1; i < 150; i++) {
            verdict = observe(evaluator, state(verdict), report("r" + i).build(), START.plusSeconds(i));
        }

        // then
        assertThat(state(verdict).memory().hits().list()).hasSize(100);
        Alert last = observe(
                        evaluator,
                        state(verdict),
                        report("new").publishedAt(START.plusSeconds(200)).build(),
                        START.plusSeconds(200))
                .alert()
                .orElseThrow();
        assertThat(last.getReason()).isEqualTo("r: at least 100 reports within 10 minutes, threshold 2");
    }

    @Test
    void observe_withinCooldownAfterResolution_staysQuiet() {
        // given
        var evaluator = evaluator("{id: r, type: match, group_by: theme, keep_firing_for: PT0S, cooldown: PT1H}");
        Verdict verdict = observe(evaluator, RuleState.EMPTY, report("a").build(), START);
        verdict = evaluator.tick(state(verdict), START.plusSeconds(1));
        assertThat(verdict.alert().orElseThrow().getStatus()).isEqualTo(AlertStatus.RESOLVED);

        // when
        Verdict early = observe(evaluator, state(verdict), report("b").build(), START.plusSeconds(3599));
        Verdict after = observe(evaluator, state(verdict), report("c").build(), START.plusSeconds(3600));

        // then
        assertThat(early.fired()).isFalse();
        assertThat(after.fired()).isTrue();
    }

    @Test
    void tick_countKeepsFiringForAWhile_resolvesAfterIt() {
        // given
        var evaluator = evaluator("{id: r, type: count, threshold: 2, window: PT10M, keep_firing_for: PT5M}");
        Verdict verdict = observe(evaluator, RuleState.EMPTY, report("a").build(), START);
        verdict = observe(evaluator, state(verdict), report("b").build(), START.plusSeconds(60));
        Instant due = START.plus(Duration.ofMinutes(15));

        // when, then
        assertThat(verdict.due()).isEqualTo(due);
        assertThat(evaluator.tick(state(verdict), due.minusMillis(1)).alert()).isEmpty();
        assertThat(evaluator.tick(state(verdict), due).alert().map(Alert::getStatus))
                .contains(AlertStatus.RESOLVED);
    }

    @Test
    void tick_cooldownOver_forgetsTheGroup() {
        // given
        var evaluator = evaluator("{id: r, type: match, group_by: theme, keep_firing_for: PT0S, cooldown: PT1H}");
        Verdict fired = observe(evaluator, RuleState.EMPTY, report("a").build(), START);
        Verdict resolved = evaluator.tick(state(fired), START);

        // when
        Verdict later = evaluator.tick(state(resolved), START.plus(Duration.ofHours(1)));

        // then
        assertThat(resolved.due()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(later.state()).isNull();
        assertThat(later.due()).isNull();
    }

    @Test
    void ruleRemoved_firingAlert_isResolved() {
        // given
        Verdict fired = evaluator("{id: r, type: match, group_by: theme}")
                .observe(RuleState.EMPTY, report("a").build(), START, START);

        // when
        Verdict verdict = Evaluator.ruleRemoved(KEY, state(fired), START.plusSeconds(5));

        // then
        assertThat(verdict.state()).isNull();
        Alert alert = verdict.alert().orElseThrow();
        assertThat(alert.getStatus()).isEqualTo(AlertStatus.RESOLVED);
        assertThat(alert.getReason()).isEqualTo("r: the rule was removed");
    }

    @Test
    void state_asJson_comesBackTheSame() {
        // given
        var evaluator = evaluator("{id: r, type: count, threshold: 2, window: PT10M}");
        Verdict verdict = observe(evaluator, RuleState.EMPTY, report("a").build(), START);
        RuleState state = state(observe(
                evaluator,
                state(verdict),
                report("b").saying("Title", null, "Text").build(),
                START.plusSeconds(1)));
        var serde = JsonSerde.of(RuleState.class);

        // when
        byte[] bytes = serde.serializer().serialize("t", state);

        // then
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(state);
    }

    private static Verdict observe(Evaluator evaluator, RuleState known, Signal signal, Instant at) {
        return evaluator.observe(known, signal, at, at);
    }

    private static Evaluator evaluator(String rule) {
        RuleFile file = RuleFile.parse("rules.yaml", "rules: [" + rule + "]");
        return Evaluator.of(
                file.rules().all().getFirst(), KEY, new Surroundings(SourceHealth.Lookup.NONE, Instant.MIN));
    }

    private static RuleState state(Verdict verdict) {
        return Objects.requireNonNull(verdict.state());
    }
}
