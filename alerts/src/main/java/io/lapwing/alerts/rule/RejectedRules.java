package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.alerts.state.Identity;
import io.lapwing.record.Alert;
import io.lapwing.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lapwing's alert about itself: it fires while a changed rules file cannot take force. Each task of the topology
/// remembers it in its own store and tells it once for each content; the alert's id follows from the content, so that
/// what several tasks and instances tell is one alert to the groups on the way to receivers.
final class RejectedRules {
    /// What the alert has in place of a rule's id. No rule can have it.
    static final String RULE = "lapwing-rules-rejected";

    private static final String THEME = "lapwing";
    private static final GroupKey KEY = GroupKey.of(RULE, Map.of());

    private RejectedRules() {}

    /// What changed about the alert since the last call.
    ///
    /// @param states where the alert is remembered
    /// @param rejection why the latest file is not in force; empty if it is
    static List<Alert> tell(RuleRunner.States states, Optional<Rejection> rejection, Instant now) {
        RuleState known = states.get(KEY);
        Optional<Firing> before = known == null ? Optional.empty() : known.current();
        String content = rejection.map(Rejection::content).orElse("");
        if (before.map(Firing::ruleVersion).orElse("").equals(content)) {
            return List.of();
        }
        var alerts = new ArrayList<Alert>(2);
        before.ifPresent(old -> alerts.add(identified(
                old,
                Alerts.resolved(
                        KEY,
                        old,
                        rejection.isEmpty()
                                ? "The rules file has no fault any more"
                                : "The rules file was changed again",
                        now))));
        states.put(KEY, null);
        rejection.ifPresent(why -> {
            Firing firing = firing(why);
            alerts.add(identified(firing, Alerts.firing(KEY, firing, why.reason(), why.at(), "")));
            states.put(KEY, RuleState.EMPTY.firing(firing));
        });
        return alerts;
    }

    private static Firing firing(Rejection why) {
        int problems = why.problems().size();
        return new Firing(
                THEME, Severity.WARNING, why.content(), 1, why.at(), problems, List.of(), Coverage.NONE, why.reason());
    }

    private static Alert identified(Firing firing, Alert alert) {
        alert.setAlertId(Identity.of(KEY.fingerprint(), firing.ruleVersion()));
        return alert;
    }
}
