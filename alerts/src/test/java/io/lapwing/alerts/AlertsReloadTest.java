package io.lapwing.alerts;

import static io.lapwing.alerts.Signals.START;
import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.route.Suppression;
import io.lapwing.alerts.rule.Rejection;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import io.lapwing.record.Severity;
import io.lapwing.runtime.config.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertsReloadTest {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String RULES = """
        rules:
          - {id: strong, type: match, when: signal.score >= 0.7, keep_firing_for: P3D}
          - {id: own, type: match, when: signal.official, keep_firing_for: P3D, topic: desk.alerts}
        route:
          receiver: desk
          group_by: []
          group_wait: PT0S
          group_interval: PT0S
        receivers:
          - {name: desk, console: {}}
          - {name: oncall, console: {}}
        """;

    private final RulesInForce rules = new RulesInForce(file(RULES));

    @Test
    void reload_ruleAdded_fires() throws Exception {
        try (var driver = driver()) {
            // given
            driver.send(report("one").score(0.5), START);
            assertThat(driver.alerts("space")).isEmpty();

            // when
            rules.replace(file(RULES.replace("0.7", "0.4")));
            driver.send(report("two").score(0.5), START.plusSeconds(1));

            // then
            assertThat(driver.alerts("space")).extracting(Alert::getRuleId).containsExactly("strong");
        }
    }

    @Test
    void reload_ruleStays_keepsItsAlert() throws Exception {
        try (var driver = driver()) {
            // given
            driver.send(report("one").story("s"), START);
            Alert before = driver.alerts("space").getFirst();

            // when
            rules.replace(file(RULES.replace("0.7", "0.6")));
            driver.advance(TICK);
            driver.send(report("two").story("s"), START.plusSeconds(2));

            // then
            assertThat(driver.alerts("space")).singleElement().satisfies(alert -> {
                assertThat(alert.getAlertId()).isEqualTo(before.getAlertId());
                assertThat(alert.getReports()).isEqualTo(2);
            });
        }
    }

    @Test
    void reload_ruleWithItsOwnTopicGone_isResolvedThere() throws Exception {
        try (var driver = driver()) {
            // given
            driver.send(report("one").score(0.1).official(), START);
            assertThat(driver.read("desk.alerts", Alert.class)).hasSize(1);

            // when
            rules.replace(file(RULES.replaceFirst(".*id: own.*\n", "")));
            driver.advance(TICK);

            // then
            assertThat(driver.read("desk.alerts", Alert.class)).singleElement().satisfies(alert -> {
                assertThat(alert.getStatus()).isEqualTo(AlertStatus.RESOLVED);
                assertThat(alert.getReason()).isEqualTo("own: the rule was removed");
            });
        }
    }

    @Test
    void reload_routeToAnotherReceiver_tellsItOnceAndRemindsTheFormerNoMore() throws Exception {
        try (var driver = driver()) {
            // given
            driver.send(report("one"), START);
            assertThat(receivers(driver.notifications())).containsExactly("desk");

            // when
            rules.replace(file(RULES.replace("receiver: desk", "receiver: oncall")));
            driver.advance(TICK);
            List<Notification> moved = driver.notifications();
            IntStream.range(0, 9).forEach(hour -> driver.advance(Duration.ofHours(1)));

            // then
            assertThat(receivers(moved)).containsExactly("oncall");
            assertThat(receivers(driver.notifications())).containsOnly("oncall");
        }
    }

    @Test
    void reload_anotherRouteBeforeIt_tellsNobodyAgain() throws Exception {
        try (var driver = driver()) {
            // given
            rules.replace(file(RULES.replace("group_by", """
                routes: [{matchers: [theme=space], receiver: oncall}]
                  group_by\
                """)));
            driver.send(report("one"), START);
            assertThat(receivers(driver.notifications())).containsExactly("oncall");

            // when
            rules.replace(file(RULES.replace("group_by", """
                routes: [{matchers: [theme=drones]}, {matchers: [theme=space], receiver: oncall}]
                  group_by\
                """)));
            driver.advance(TICK);

            // then
            assertThat(driver.notifications()).isEmpty();
        }
    }

    @Test
    void rejection_brokenFile_firesOnceForEachContentAndIsResolvedByAGoodOne() throws Exception {
        try (var driver = driver()) {
            // when
            rules.reject(Optional.of(rejection("aaaa", START)));
            driver.advance(TICK);
            List<Notification> first = driver.notifications();
            rules.reject(Optional.of(rejection("aaaa", START.plusSeconds(5))));
            driver.advance(TICK);
            List<Notification> again = driver.notifications();
            rules.replace(file(RULES));
            driver.advance(TICK);

            // then
            Alert fired = first.getFirst().getAlerts().getFirst();
            assertThat(receivers(first)).containsExactly("desk");
            assertThat(fired.getRuleId()).isEqualTo("lapwing-rules-rejected");
            assertThat(fired.getStatus()).isEqualTo(AlertStatus.FIRING);
            assertThat(fired.getSeverity()).isEqualTo(Severity.WARNING);
            assertThat(fired.getReason())
                    .isEqualTo("The changed rules file is not in force, the one before it stays: rules.yaml:3:5:"
                            + " rules[0].when: is wrong");
            assertThat(again).isEmpty();
            assertThat(driver.notifications()).singleElement().satisfies(notification -> {
                Alert resolved = notification.getAlerts().getFirst();
                assertThat(resolved.getAlertId()).isEqualTo(fired.getAlertId());
                assertThat(resolved.getStatus()).isEqualTo(AlertStatus.RESOLVED);
            });
        }
    }

    @Test
    void rejection_sameContentAgainAfterAGoodFile_firesAgain() throws Exception {
        try (var driver = driver()) {
            // given
            rules.reject(Optional.of(rejection("aaaa", START)));
            driver.advance(TICK);
            rules.replace(file(RULES));
            driver.advance(TICK);
            driver.notifications();

            // when
            rules.reject(Optional.of(rejection("aaaa", START.plusSeconds(2))));
            driver.advance(TICK);

            // then
            assertThat(driver.notifications())
                    .singleElement()
                    .satisfies(notification -> assertThat(
                                    notification.getAlerts().getFirst().getStatus())
                            .isEqualTo(AlertStatus.FIRING));
        }
    }

    @Test
    void rejection_anotherBrokenFile_takesTheFirstOnesPlace() throws Exception {
        try (var driver = driver()) {
            // given
            rules.reject(Optional.of(rejection("aaaa", START)));
            driver.advance(TICK);
            driver.notifications();

            // when
            rules.reject(Optional.of(rejection("bbbb", START.plusSeconds(1))));
            driver.advance(TICK);

            // then
            assertThat(driver.notifications().stream().flatMap(notification -> notification.getAlerts().stream()))
                    .extracting(Alert::getStatus)
                    .containsExactlyInAnyOrder(AlertStatus.RESOLVED, AlertStatus.FIRING);
        }
    }

    private AlertsDriver driver() throws Exception {
        return AlertsDriver.of(rules, Set.of("desk.alerts"), true, Suppression.NONE);
    }

    private static Rejection rejection(String content, Instant at) {
        return new Rejection(content, List.of(new Problem("rules.yaml", 3, 5, "rules[0].when", "is wrong")), at);
    }

    private static RuleFile file(String text) {
        return RuleFile.parse("rules.yaml", text);
    }

    private static List<String> receivers(List<Notification> notifications) {
        return notifications.stream().map(Notification::getReceiver).toList();
    }
}
