package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.Signals;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpikeTest {
    private static final GroupKey KEY = GroupKey.of("r", java.util.Map.of("theme", "space"));
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Alert> alerts = new ArrayList<>();
    private int sent;

    @Test
    void observe_farMoreThanUsual_firesOnTheRecordThatCrossesTheThreshold() {
        // given
        RuleRunner runner = runner(SourceHealth.Lookup.NONE);
        usual(runner, 7, 4);

        // when
        Instant surge = START.plus(Duration.ofDays(7));
        burst(runner, surge.plusSeconds(3300), 11);
        List<Alert> below = List.copyOf(alerts);
        burst(runner, surge.plusSeconds(3320), 1);

        // then: 4 are expected with a deviation of 2, so that 12 fire
        assertThat(below).isEmpty();
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getThreshold()).isEqualTo(12);
            assertThat(alert.getValue()).isEqualTo(12);
            assertThat(alert.getReason())
                    .isEqualTo("r: 12 reports within 1 hour where 4.0 are usual at this hour, threshold 12");
        });
    }

    @Test
    void observe_warmUpNotOver_staysQuiet() {
        // given
        RuleRunner runner = runner(SourceHealth.Lookup.NONE);
        usual(runner, 2, 4);

        // when
        burst(runner, START.plus(Duration.ofDays(2)), 50);

        // then
        assertThat(alerts).isEmpty();
    }

    @Test
    void observe_backlogOfASourceThatComesBack_countsNothing() {
        // given
        RuleRunner runner = runner(SourceHealth.Lookup.NONE);
        usual(runner, 7, 4);
        Instant at = START.plus(Duration.ofDays(7));

        // when
        for (int i = 0; i < 50; i++) {
            send(runner, report("late" + i).publishedAt(at.minus(Duration.ofHours(2 + i))), at.plusSeconds(i));
        }
        for (int i = 0; i < 50; i++) {
            send(runner, report("undated" + i).publishedAt(null), at.plusSeconds(100 + i));
        }

        // then
        assertThat(alerts).isEmpty();
    }

    @Test
    void advance_hoursInWhichSourcesAreDown_areNotLearnedFrom() {
        // given
        var down = new boolean[1];
        RuleRunner runner = runner((source, now) -> Optional.of(new SourceHealth(down[0], "")));
        usual(runner, 7, 4);

        // when: nothing for three days, as the source is down
        down[0] = true;
        runner.tick(START.plus(Duration.ofDays(10)));
        down[0] = false;
        burst(runner, START.plus(Duration.ofDays(10)), 11);
        List<Alert> below = List.copyOf(alerts);
        burst(runner, START.plus(Duration.ofDays(10)).plusSeconds(20), 1);

        // then: what is usual has not sunk
        assertThat(below).isEmpty();
        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.getThreshold()).isEqualTo(12));
    }

    @Test
    void advance_quietHoursOfHealthySources_areLearned() {
        // given
        RuleRunner runner = runner(SourceHealth.Lookup.NONE);
        usual(runner, 7, 4);

        // when
        runner.tick(START.plus(Duration.ofDays(12)));
        burst(runner, START.plus(Duration.ofDays(12)), 11);

        // then
        assertThat(alerts).isNotEmpty();
        assertThat(alerts.getFirst().getThreshold()).isLessThan(12);
    }

    @Test
    void observe_hourThatIsBusyEveryDay_isUsual() {
        // given
        RuleRunner runner = runner(SourceHealth.Lookup.NONE);
        for (int day = 0; day < 14; day++) {
            burst(runner, START.plus(Duration.ofDays(day)), 30);
        }
        alerts.clear();

        // when
        burst(runner, START.plus(Duration.ofDays(14)), 30);
        List<Alert> busyHour = List.copyOf(alerts);
        burst(runner, START.plus(Duration.ofDays(14)).plus(Duration.ofHours(6)), 30);

        // then
        assertThat(busyHour).isEmpty();
        assertThat(alerts).isNotEmpty();
    }

    @Test
    void observe_recordsOutOfOrder_fireOnce() {
        // given
        RuleRunner runner = runner(SourceHealth.Lookup.NONE);
        usual(runner, 7, 4);
        Instant surge = START.plus(Duration.ofDays(7));

        // when
        for (int i = 20; i > 0; i--) {
            send(runner, report("o" + i).publishedAt(surge), surge.plusSeconds(i * 60));
        }
        runner.tick(surge.plus(Duration.ofHours(3))).forEach(alerts::add);
        send(runner, report("late").publishedAt(surge), surge.plusSeconds(600));

        // then
        assertThat(alerts.stream().map(Alert::getAlertId).distinct()).hasSize(1);
        assertThat(alerts.getLast().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    }

    private RuleRunner runner(SourceHealth.Lookup health) {
        RuleSet rules = RuleFile.parse("rules.yaml", "rules: [{id: r, type: spike, window: PT1H}]")
                .rules();
        return new RuleRunner(() -> rules, health, new MapOfStates(), RuleMetrics.NONE);
    }

    private void usual(RuleRunner runner, int days, int anHour) {
        for (int hour = 0; hour < days * 24; hour++) {
            for (int i = 0; i < anHour; i++) {
                Instant at = START.plus(HOUR.multipliedBy(hour))
                        .plus(HOUR.dividedBy(anHour).multipliedBy(i));
                send(runner, report("u" + sent).publishedAt(at), at);
            }
        }
        runner.tick(START.plus(Duration.ofDays(days))).forEach(alerts::add);
    }

    private void burst(RuleRunner runner, Instant at, int number) {
        for (int i = 0; i < number; i++) {
            send(runner, report("b" + sent).publishedAt(at), at.plusMillis(i));
        }
    }

    private void send(RuleRunner runner, Signals signals, Instant at) {
        sent++;
        alerts.addAll(runner.observe(KEY, signals.fetchedAt(at).build(), at, at));
    }
}
