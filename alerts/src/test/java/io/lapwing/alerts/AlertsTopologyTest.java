package io.lapwing.alerts;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.route.Held;
import io.lapwing.alerts.route.Suppression;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import io.lapwing.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertsTopologyTest {
    private static final String MATCH = """
        rules:
          - id: strong
            type: match
            when: signal.score >= 0.7
            severity: critical
        route:
          group_wait: PT0S
          group_interval: PT1M
        """;

    @Test
    void build_anyRules_isThePinnedTopology() throws Exception {
        // given
        String pinned;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("topology.txt"))) {
            pinned = new String(in.readAllBytes(), UTF_8);
        }

        // when
        var topology = AlertsDriver.topology(
                RuleFile.parse("rules.yaml", MATCH),
                Registry.of("alerts-described", Set.of()),
                false,
                Suppression.NONE);

        // then
        assertThat(topology.describe().toString()).isEqualTo(pinned);
    }

    @Test
    void match_reportOverThreshold_alertsAndNotifiesAtOnce() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // when
            driver.send(report("one").score(0.83), START);

            // then
            Alert alert = driver.alerts("space").getFirst();
            assertThat(alert.getRuleId()).isEqualTo("strong");
            assertThat(alert.getStatus()).isEqualTo(AlertStatus.FIRING);
            assertThat(alert.getSeverity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.getLabels()).containsExactly(Map.entry("story", "story-one"));
            assertThat(alert.getReason()).isEqualTo("strong: a report scores 0.83 for space");
            assertThat(alert.getEvidence()).singleElement().satisfies(evidence -> {
                assertThat(evidence.getPhrase()).startsWith("Microwave satellites could disable");
                assertThat(evidence.getPublisher()).isEqualTo("Sample Wire");
            });
            Notification notification = driver.notifications().getFirst();
            assertThat(notification.getReceiver()).isEqualTo("default");
            assertThat(notification.getAlerts()).containsExactly(alert);
        }
    }

    @Test
    void match_reportBelowThreshold_doesNothing() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // when
            driver.send(report("one").score(0.69), START);

            // then
            assertThat(driver.alerts("space")).isEmpty();
            assertThat(driver.notifications()).isEmpty();
        }
    }

    @Test
    void match_moreReportsOfOneStory_notifyOnce() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // when
            driver.send(report("one").story("s"), START);
            driver.send(report("two").story("s"), START.plusSeconds(10));
            driver.send(report("two").story("s"), START.plusSeconds(20));
            driver.advance(Duration.ofMinutes(10));

            // then
            List<Alert> alerts = driver.alerts("space");
            assertThat(alerts).hasSize(2);
            assertThat(alerts.getLast().getAlertId())
                    .isEqualTo(alerts.getFirst().getAlertId());
            assertThat(alerts.getLast().getEvidence()).hasSize(2);
            assertThat(driver.notifications()).hasSize(1);
        }
    }

    @Test
    void match_twoStoriesWithinGroupInterval_secondWaitsForTheInterval() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // given
            driver.send(report("one"), START);
            assertThat(driver.notifications()).hasSize(1);

            // when
            driver.send(report("two"), START.plusSeconds(1));
            driver.advance(Duration.ofSeconds(59));
            List<Notification> early = driver.notifications();
            driver.advance(Duration.ofSeconds(2));

            // then
            assertThat(early).isEmpty();
            assertThat(driver.notifications())
                    .singleElement()
                    .satisfies(notification -> assertThat(notification.getAlerts())
                            .singleElement()
                            .satisfies(alert -> assertThat(alert.getLabels()).containsEntry("story", "story-two")));
        }
    }

    @Test
    void match_noFurtherReport_isResolvedByTheClock() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, true)) {
            // given
            driver.send(report("one"), START);
            driver.alerts("space");
            driver.notifications();

            // when
            driver.advance(Duration.ofMinutes(61));
            driver.advance(Duration.ofMinutes(2));

            // then
            Alert resolved = driver.alerts("space").getFirst();
            assertThat(resolved.getStatus()).isEqualTo(AlertStatus.RESOLVED);
            assertThat(resolved.getEndedAt()).isNotNull();
            assertThat(driver.notifications()).singleElement().satisfies(notification -> {
                Alert told = notification.getAlerts().getFirst();
                assertThat(told.getAlertId()).isEqualTo(resolved.getAlertId());
                assertThat(told.getStatus()).isEqualTo(AlertStatus.RESOLVED);
                assertThat(told.getEvidence()).isEmpty(); // it was told of them before
            });
        }
    }

    @Test
    void match_storyComesBackWithinCooldown_staysQuiet() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // given
            driver.send(report("one").story("s"), START);
            driver.advance(Duration.ofHours(2));
            driver.alerts("space");

            // when
            driver.send(report("two").story("s"), START.plus(Duration.ofDays(6)));
            List<Alert> early = driver.alerts("space");
            driver.send(report("three").story("s"), START.plus(Duration.ofDays(7)));

            // then
            assertThat(early).isEmpty();
            assertThat(driver.alerts("space")).extracting(Alert::getStatus).containsExactly(AlertStatus.FIRING);
        }
    }

    @Test
    void match_silencedAlert_isSentOnceTheSilenceEnds() throws Exception {
        var silence = new Switch();
        silence.on = true;
        try (var driver = AlertsDriver.of(MATCH, false, silence)) {
            // when
            driver.send(report("one"), START);
            driver.advance(Duration.ofMinutes(30));
            List<Notification> silenced = driver.notifications();
            silence.on = false;
            silence.version++;
            driver.advance(Duration.ofSeconds(1));

            // then
            assertThat(silenced).isEmpty();
            assertThat(driver.notifications()).hasSize(1);
        }
    }

    @Test
    void match_resolvedWhileSilenced_isNeverSent() throws Exception {
        var silence = new Switch();
        silence.on = true;
        try (var driver = AlertsDriver.of(MATCH, true, silence)) {
            // given
            driver.send(report("one"), START);
            driver.advance(Duration.ofMinutes(61));
            assertThat(driver.alerts("space")).extracting(Alert::getStatus).contains(AlertStatus.RESOLVED);

            // when
            silence.on = false;
            silence.version++;
            driver.advance(Duration.ofMinutes(10));

            // then
            assertThat(driver.notifications()).isEmpty();
        }
    }

    @Test
    void match_newPublisherInAToldStory_isToldOnceWithWhatIsNew() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // given
            driver.send(report("one").story("s"), START);
            driver.notifications();

            // when
            driver.send(report("two").story("s").publisher("Other Wire").origins(2), START.plusSeconds(10));
            driver.send(report("three").story("s").publisher("Other Wire").origins(2), START.plusSeconds(20));
            driver.advance(Duration.ofMinutes(2));
            List<Notification> update = driver.notifications();
            driver.advance(Duration.ofMinutes(30));

            // then
            assertThat(update).singleElement().satisfies(notification -> {
                Alert alert = notification.getAlerts().getFirst();
                assertThat(notification.getNews())
                        .containsExactly(Map.entry(alert.getAlertId(), "+1 independent publisher"));
                assertThat(alert.getEvidence())
                        .extracting(evidence -> evidence.getReportId())
                        .containsExactlyInAnyOrder("two", "three");
            });
            assertThat(driver.notifications()).isEmpty();
        }
    }

    @Test
    void match_publisherThatOnlyCopied_isNoNews() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // given
            driver.send(report("one").story("s"), START);
            driver.notifications();

            // when
            driver.send(report("two").story("s").publisher("Other Wire").origins(1), START.plusSeconds(10));
            driver.advance(Duration.ofMinutes(2));

            // then
            assertThat(driver.notifications()).isEmpty();
        }
    }

    @Test
    void match_firesOnForTheRepeatInterval_isToldAgainWithoutItsReports() throws Exception {
        try (var driver = AlertsDriver.of(MATCH + "  repeat_interval: PT20M\n", false)) {
            // given
            driver.send(report("one"), START);
            driver.notifications();

            // when
            driver.advance(Duration.ofMinutes(21));

            // then
            assertThat(driver.notifications()).singleElement().satisfies(notification -> {
                assertThat(notification.getRepeat()).isTrue();
                assertThat(notification.getNews().values())
                        .containsExactly("fires on, nothing new since 2026-02-24 10:00 UTC");
                assertThat(notification.getAlerts().getFirst().getEvidence()).isEmpty();
            });
        }
    }

    /// Holds everything while it is on.
    private static final class Switch implements Suppression {
        private boolean on;
        private long version;

        @Override
        public Optional<Held> holding(Alert alert, Instant now) {
            return on ? Optional.of(new Held(Held.By.SILENCE, "s", null)) : Optional.empty();
        }

        @Override
        public long version() {
            return version;
        }
    }

    @Test
    void count_threshold_firesOnTheRecordThatCrossesIt() throws Exception {
        String rules = """
            rules:
              - {id: surge, type: count, threshold: 3, window: PT1H, distinct: publisher, cooldown: PT2H}
            route: {group_wait: PT10S}
            """;
        try (var driver = AlertsDriver.of(rules, false)) {
            // given
            driver.send(report("one").publisher("A"), START);
            driver.send(report("two").publisher("A"), START.plusSeconds(1));
            driver.send(report("three").publisher("B"), START.plusSeconds(2));
            assertThat(driver.alerts("space")).isEmpty();

            // when
            driver.send(report("four").publisher("C"), START.plusSeconds(3));

            // then
            Alert alert = driver.alerts("space").getFirst();
            assertThat(alert.getValue()).isEqualTo(3);
            assertThat(alert.getThreshold()).isEqualTo(3);
            assertThat(alert.getLabels()).containsExactly(Map.entry("theme", "space"));
            assertThat(alert.getReason()).isEqualTo("surge: 3 publishers within 1 hour, threshold 3");
            assertThat(driver.notifications()).isEmpty();
            driver.advance(Duration.ofSeconds(11));
            assertThat(driver.notifications()).hasSize(1);
        }
    }

    @Test
    void count_quietStream_isResolvedWhenTheWindowRunsDry() throws Exception {
        String rules = """
            rules:
              - {id: surge, type: count, threshold: 2, window: PT10M}
            """;
        try (var driver = AlertsDriver.of(rules, false)) {
            // given
            driver.send(report("one"), START);
            driver.send(report("two"), START.plusSeconds(60));
            driver.alerts("space");

            // when
            driver.advance(Duration.ofMinutes(8));
            List<Alert> early = driver.alerts("space");
            driver.advance(Duration.ofMinutes(2));

            // then
            assertThat(early).isEmpty();
            assertThat(driver.alerts("space")).extracting(Alert::getStatus).containsExactly(AlertStatus.RESOLVED);
        }
    }

    @Test
    void match_ownTopic_getsTheAlert() throws Exception {
        String rules = """
            rules:
              - {id: strong, type: match, topic: my.alerts}
            """;
        try (var driver = AlertsDriver.of(rules, false)) {
            // when
            driver.send(report("one"), START);

            // then
            assertThat(driver.read("my.alerts", Alert.class)).hasSize(1);
            assertThat(driver.alerts("space")).isEmpty();
        }
    }

    @Test
    void newTheme_isWatchedAndHasItsOwnAlertTopic() throws Exception {
        try (var driver = AlertsDriver.of(MATCH, false)) {
            // when
            driver.send(report("one").theme("drones"), START);

            // then
            assertThat(driver.alerts("drones")).hasSize(1);
        }
    }
}
