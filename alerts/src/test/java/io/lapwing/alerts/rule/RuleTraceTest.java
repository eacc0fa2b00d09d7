package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.RuleTrace.Decision;
import io.lapwing.alerts.rule.RuleTrace.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTraceTest {
    private final RuleTrace trace =
            new RuleTrace(RuleFile.parse("rules.yaml", """
                rules:
                  - {id: elsewhere, type: match, theme: drones}
                  - {id: strict, type: match, when: signal.score > 0.9}
                  - {id: strong, type: match, when: signal.score > 0.5}
                  - {id: surge, type: count, threshold: 3, window: PT1H}
                """).rules());

    @Test
    void observe_oneSignal_tellsEveryRulesDecision() {
        // when
        List<Decision> decisions = trace.observe(report("one").score(0.8).build(), START);

        // then
        assertThat(decisions)
                .extracting(Decision::kind)
                .containsExactly(Kind.OTHER_THEME, Kind.CONDITION_NOT_MET, Kind.FIRED, Kind.BELOW_THRESHOLD);
        assertThat(decisions.get(1).detail()).isEqualTo("signal.score > 0.9");
        assertThat(decisions.get(3).value()).isEqualTo(1);
        assertThat(decisions.get(3).threshold()).isEqualTo(3);
    }

    @Test
    void observe_signalsBefore_count() {
        // given
        trace.observe(report("one").story("s").build(), START);
        trace.observe(report("two").story("s").build(), START.plusSeconds(1));

        // when
        List<Decision> third = trace.observe(report("three").story("s").build(), START.plusSeconds(2));
        List<Decision> late = trace.observe(report("four").story("s").build(), START.plusSeconds(3 * 3600));

        // then
        assertThat(third.get(2).kind()).isEqualTo(Kind.FIRES_ALREADY);
        assertThat(third.get(3).kind()).isEqualTo(Kind.FIRED);
        assertThat(late.get(2).kind()).isEqualTo(Kind.COOLDOWN);
        assertThat(late.get(3).kind()).isEqualTo(Kind.BELOW_THRESHOLD);
    }
}
