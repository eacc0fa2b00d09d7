package io.lapwing.alerts.route;

import io.lapwing.record.Alert;
import java.time.Instant;
import java.util.Optional;

/// What keeps alerts from being sent, whatever their route: silences and inhibition, as this instance knows them.
public interface Suppression {
    /// Holds nothing.
    Suppression NONE = new Suppression() {
        @Override
        public Optional<Held> holding(Alert alert, Instant now) {
            return Optional.empty();
        }

        @Override
        public long version() {
            return 0;
        }
    };

    /// What holds an alert at a time; empty if nothing does.
    Optional<Held> holding(Alert alert, Instant now);

    /// Grows whenever something changed by which an alert may be held no longer.
    long version();
}
