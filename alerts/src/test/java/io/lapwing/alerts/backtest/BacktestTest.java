package io.lapwing.alerts.backtest;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.backtest.BacktestResult.Counts;
import io.lapwing.alerts.backtest.BacktestResult.Fired;
import io.lapwing.alerts.backtest.BacktestResult.RuleDay;
import io.lapwing.alerts.rule.RuleFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final LocalDate DAY = LocalDate.parse("2026-02-24");
    private static final String RULES = """
        rules:
          - {id: strong, type: match, when: signal.score >= 0.7}
          - {id: broken, type: match, when: signal.story_reports / 0 == 1}
          - {id: silent, type: absence, window: PT6H}
        route: {group_wait: PT1M, group_interval: PT5M}
        """;

    @Test
    void finish_signalsOfADay_tellsWhatFiredAndWasSent() {
        // when
        BacktestResult result = run(RULES, START.plus(Duration.ofHours(8)));

        // then
        assertThat(result.signals()).isEqualTo(4);
        assertThat(result.days())
                .containsEntry(new RuleDay("strong", DAY), new Counts(2, 2, 2))
                .containsEntry(new RuleDay("silent", DAY), new Counts(1, 0, 1));
        assertThat(result.failures()).containsExactly(Map.entry("broken", 4));
        // the first two alerts share a message, and the silence has one of its own
        assertThat(result.messages().get("default")).containsExactly(Map.entry(DAY, 2));
        assertThat(result.total("broken")).isEqualTo(Counts.NONE);
    }

    @Test
    void without_otherRules_isTheDifference() {
        // given
        BacktestResult strict = run(RULES.replace("0.7", "0.85"), START);
        BacktestResult loose = run(RULES, START);

        // when, then
        assertThat(loose.without(strict))
                .extracting(Fired::labels)
                .containsExactly(new java.util.TreeMap<>(Map.of("story", "story-a")));
        assertThat(strict.without(loose)).isEmpty();
    }

    private static BacktestResult run(String rules, Instant end) {
        var backtest = new Backtest(RuleFile.parse("rules.yaml", rules));
        backtest.feed(report("a").score(0.8).build(), START);
        backtest.feed(report("b").score(0.9).build(), START.plusSeconds(10));
        backtest.feed(report("c").score(0.9).story("story-b").build(), START.plusSeconds(20));
        backtest.feed(report("d").score(0.2).build(), START.plusSeconds(30));
        return backtest.finish(end);
    }
}
