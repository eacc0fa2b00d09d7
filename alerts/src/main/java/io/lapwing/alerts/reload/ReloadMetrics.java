package io.lapwing.alerts.reload;

import java.time.Instant;

/// What there is to tell about the reading of rules.
public interface ReloadMetrics {
    /// What the rules file says is in force.
    void reloaded(Instant at);

    /// What the rules file says is not in force; what it said before is.
    void notReloaded();
}
