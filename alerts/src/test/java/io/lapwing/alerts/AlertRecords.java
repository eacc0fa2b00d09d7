package io.lapwing.alerts;

import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import io.lapwing.record.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Alerts and notifications for tests.
public final class AlertRecords {
    private AlertRecords() {}

    /// A firing alert of a space rule with two reports.
    public static Alert.Builder alert(String id) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setFingerprint("fp-" + id)
                .setRuleId("counter-space")
                .setRuleVersion("v1")
                .setTheme("space")
                .setLabels(Map.of("story", "story-" + id))
                .setSeverity(Severity.WARNING)
                .setStatus(AlertStatus.FIRING)
                .setStartedAt(Signals.START)
                .setUpdatedAt(Signals.START)
                .setEndedAt(null)
                .setValue(0.83)
                .setThreshold(0)
                .setReason("Weapons in or against orbit: a report scores 0.83 for space")
                .setEvidence(List.of(
                        evidence("one", "Microwave satellites could disable spacecraft", "https://news.example/one"),
                        evidence("two", "微波卫星可以干扰其他卫星", null)));
    }

    /// A report behind an alert.
    public static AlertEvidence evidence(String id, String title, @Nullable String url) {
        return AlertEvidence.newBuilder()
                .setReportId(id)
                .setStoryId("story-" + id)
                .setTitle(title)
                .setUrl(url)
                .setPublisher("Sample Wire")
                .setPhrase("…that microwave satellites could disturb or disable others…")
                .setTime(Instant.parse("2026-02-24T09:55:00Z"))
                .build();
    }

    /// A notification of these alerts.
    public static Notification notification(String receiver, Alert... alerts) {
        return Notification.newBuilder()
                .setId("id-" + receiver)
                .setReceiver(receiver)
                .setGroupLabels(Map.of("theme", "space"))
                .setAlerts(List.of(alerts))
                .setCreatedAt(Signals.START)
                .build();
    }

    /// So many alerts.
    public static Alert[] many(int number) {
        return IntStream.range(0, number).mapToObj(i -> alert("a" + i).build()).toArray(Alert[]::new);
    }
}
