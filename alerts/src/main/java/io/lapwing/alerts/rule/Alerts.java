package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.alerts.state.Identity;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes alert records.
final class Alerts {
    private Alerts() {}

    /// An alert while it fires.
    ///
    /// @param news what is new since its last record
    static Alert firing(GroupKey key, Firing firing, String reason, Instant at, String news) {
        return of(key, firing, AlertStatus.FIRING, reason, at, null, news);
    }

    /// An alert whose condition has ceased to hold.
    static Alert resolved(GroupKey key, Firing firing, String reason, Instant at) {
        return of(key, firing, AlertStatus.RESOLVED, reason, at, at, "");
    }

    private static Alert of(
            GroupKey key,
            Firing firing,
            AlertStatus status,
            String reason,
            Instant at,
            @Nullable Instant ended,
            String news) {
        String fingerprint = key.fingerprint();
        return Alert.newBuilder()
                .setAlertId(Identity.of(fingerprint, firing.startedAt().toString()))
                .setFingerprint(fingerprint)
                .setRuleId(key.rule())
                .setRuleVersion(firing.ruleVersion())
                .setTheme(firing.theme())
                .setLabels(key.labels())
                .setSeverity(firing.severity())
                .setStatus(status)
                .setStartedAt(firing.startedAt())
                .setUpdatedAt(at)
                .setEndedAt(ended)
                .setValue(firing.value())
                .setThreshold(firing.threshold())
                .setReason(reason)
                .setEvidence(firing.evidence().stream().map(Citation::toRecord).toList())
                .setReports(firing.coverage().reports())
                .setOrigins(firing.coverage().origins())
                .setLanguages(firing.coverage().languages())
                .setOfficial(firing.coverage().official())
                .setNews(news)
                .build();
    }
}
