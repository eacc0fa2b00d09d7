package io.lapwing.alerts.route;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.evidence;
import static io.lapwing.alerts.AlertRecords.many;
import static io.lapwing.alerts.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Alert;
import io.lapwing.record.Notification;
import io.lapwing.record.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private static final RouteKey KEY = new RouteKey("0", "desk", new TreeMap<>(Map.of("theme", "space")));

    @Test
    void of_severalAlerts_putsTheMostSevereFirst() {
        // given
        Alert info = alert("a").setSeverity(Severity.INFO).build();
        Alert critical = alert("b").setSeverity(Severity.CRITICAL).build();

        // when
        List<Notification> notifications = of(List.of(info, critical), START);

        // then
        assertThat(notifications).singleElement().satisfies(notification -> {
            assertThat(notification.getAlerts()).extracting(Alert::getAlertId).containsExactly("b", "a");
            assertThat(notification.getReceiver()).isEqualTo("desk");
            assertThat(notification.getGroupLabels()).isEqualTo(Map.of("theme", "space"));
        });
    }

    @Test
    void of_storm_isSplitAndNoneIsLost() {
        // when
        List<Notification> notifications = of(List.of(many(60)), START);

        // then
        assertThat(notifications).extracting(each -> each.getAlerts().size()).containsExactly(25, 25, 10);
        assertThat(notifications).extracting(Notification::getId).doesNotHaveDuplicates();
    }

    @Test
    void of_sameAlertsAtTheSameTime_haveTheSameId() {
        // given
        List<Alert> alerts = List.of(alert("a").build());

        // when, then
        assertThat(of(alerts, START)).isEqualTo(of(alerts, START));
        assertThat(of(alerts, START.plusSeconds(1)).getFirst().getId())
                .isNotEqualTo(of(alerts, START).getFirst().getId());
    }

    @Test
    void of_muchEvidence_keepsFiveReports() {
        // given
        var evidence = Collections.nCopies(10, evidence("one", "Title", null));

        // when
        List<Notification> notifications =
                of(List.of(alert("a").setEvidence(evidence).build()), START);

        // then
        assertThat(notifications.getFirst().getAlerts().getFirst().getEvidence())
                .hasSize(5);
    }

    @Test
    void item_toldBefore_keepsTheReportsThatWereNotTold() {
        // given
        Alert before = alert("a")
                .setEvidence(List.of(evidence("one", "Title", null)))
                .setLanguages(List.of("en"))
                .build();
        Alert now = alert("a").setLanguages(List.of("en", "zh")).build();

        // when
        var item = Notifications.Item.of(now, Told.after(null, before, START), false);

        // then
        assertThat(item.alert().getEvidence())
                .extracting(each -> each.getReportId())
                .containsExactly("two");
        assertThat(item.news()).hasValue("first Chinese-language source");
        assertThat(now.getEvidence()).hasSize(2);
    }

    private static List<Notification> of(List<Alert> alerts, Instant now) {
        List<Notifications.Item> items = alerts.stream()
                .map(alert -> Notifications.Item.of(alert, null, false))
                .toList();
        return Notifications.of(KEY, items, false, now);
    }
}
