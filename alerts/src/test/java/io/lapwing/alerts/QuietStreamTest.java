package io.lapwing.alerts;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What happens by the clock alone, when nothing arrives.
class QuietStreamTest {
    private static final String ABSENCE = """
        rules:
          - {id: silent, type: absence, window: PT6H}
        route: {group_wait: PT0S}
        """;

    @Test
    void absence_nothingComes_firesByTheClockAndSaysThatItIsQuiet() throws Exception {
        try (var driver = AlertsDriver.of(ABSENCE, false)) {
            // given
            driver.source(cursor("wire", 0, START.plus(Duration.ofHours(6))));
            driver.send(report("one"), START);

            // when
            driver.advance(Duration.ofHours(6).minusSeconds(1));
            List<Alert> early = driver.alerts("space");
            driver.advance(Duration.ofSeconds(1));

            // then
            assertThat(early).isEmpty();
            Alert alert = driver.alerts("space").getFirst();
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.FIRING);
            assertThat(alert.getStartedAt()).isEqualTo(START.plus(Duration.ofHours(6)));
            assertThat(alert.getReason()).isEqualTo("silent: nothing for 6 hours; it is quiet: its source is read");
            assertThat(alert.getEvidence()).hasSize(1);
            assertThat(driver.notifications()).hasSize(1);
        }
    }

    @Test
    void absence_sourceIsDown_saysSoAndTellsWhenThatChanges() throws Exception {
        try (var driver = AlertsDriver.of(ABSENCE, false)) {
            // given
            driver.source(cursor("wire", 3, START.minusSeconds(60)));
            driver.send(report("one"), START);

            // when
            driver.advance(Duration.ofHours(6));
            Alert down = driver.alerts("space").getFirst();
            driver.source(cursor("wire", 0, START.plus(Duration.ofHours(7))));
            driver.advance(Duration.ofHours(1));

            // then
            assertThat(down.getReason())
                    .isEqualTo("silent: nothing for 6 hours; its source is down: wire (not read since"
                            + " 2026-02-24T09:59:00Z, dns)");
            Alert well = driver.alerts("space").getFirst();
            assertThat(well.getNews()).isEqualTo("it is quiet: its source is read");
            assertThat(well.getAlertId()).isEqualTo(down.getAlertId());
        }
    }

    @Test
    void absence_reportComes_isResolvedByIt() throws Exception {
        try (var driver = AlertsDriver.of(ABSENCE, false)) {
            // given
            driver.send(report("one"), START);
            driver.advance(Duration.ofHours(7));
            driver.alerts("space");

            // when
            driver.send(report("two"), START.plus(Duration.ofHours(7)));
            driver.advance(Duration.ofHours(5));

            // then
            assertThat(driver.alerts("space")).extracting(Alert::getStatus).containsExactly(AlertStatus.RESOLVED);
        }
    }

    @Test
    void absence_lateReportWhileItLasts_neitherResolvesNorFiresAgain() throws Exception {
        try (var driver = AlertsDriver.of(ABSENCE, false)) {
            // given
            driver.send(report("one"), START);
            driver.send(report("other").theme("drones"), START.plus(Duration.ofHours(6)));
            driver.advance(Duration.ofHours(2));
            assertThat(driver.alerts("space")).hasSize(1);

            // when
            driver.send(report("late"), START.plus(Duration.ofHours(1)));
            driver.advance(Duration.ofHours(3));

            // then
            assertThat(driver.alerts("space")).isEmpty();
        }
    }

    @Test
    void absence_serviceThatJustStarted_waitsForWhatItHasNotReadYet() throws Exception {
        try (var driver = AlertsDriver.of(ABSENCE, false)) {
            // when
            driver.advance(Duration.ofMinutes(4));
            driver.send(report("one"), START.minus(Duration.ofDays(2)));
            driver.send(report("two"), START.minus(Duration.ofDays(2)).plusSeconds(3600));
            driver.advance(Duration.ofMinutes(4));

            // then
            assertThat(driver.alerts("space")).isEmpty();
        }
    }

    @Test
    void for_conditionHolds_firesByTheClock() throws Exception {
        String rules = """
            rules:
              - {id: surge, type: count, threshold: 2, window: PT1H, for: PT10M}
            """;
        try (var driver = AlertsDriver.of(rules, false)) {
            // given
            driver.send(report("one"), START);
            driver.send(report("two"), START.plusSeconds(60));

            // when
            driver.advance(Duration.ofSeconds(599));
            List<Alert> early = driver.alerts("space");
            driver.advance(Duration.ofSeconds(1));

            // then
            assertThat(early).isEmpty();
            Alert alert = driver.alerts("space").getFirst();
            assertThat(alert.getStartedAt()).isEqualTo(START.plusSeconds(660));
            assertThat(alert.getReports()).isEqualTo(2);
        }
    }

    @Test
    void for_conditionCeasesBefore_neverFires() throws Exception {
        String rules = """
            rules:
              - {id: surge, type: count, threshold: 2, window: PT5M, for: PT10M}
            """;
        try (var driver = AlertsDriver.of(rules, false)) {
            // when
            driver.send(report("one"), START);
            driver.send(report("two"), START.plusSeconds(60));
            driver.advance(Duration.ofHours(1));

            // then
            assertThat(driver.alerts("space")).isEmpty();
        }
    }

    private static Cursor cursor(String source, int failures, @Nullable Instant success) {
        return Cursor.newBuilder()
                .setSourceId(source)
                .setFailures(failures)
                .setLastSuccessAt(success)
                .setLastReason(failures > 0 ? "dns" : null)
                .setNextPollAt(START)
                .setSeen(List.of())
                .setEntries(0)
                .build();
    }
}
