package io.lapwing.alerts.rule;

import io.lapwing.record.Signal;
import java.time.Duration;

/// How many signals that met the condition make a rule fire.
public sealed interface Trigger {
    /// Every one does.
    record EachMatch() implements Trigger {}

    /// So many within a time.
    ///
    /// @param threshold the least number that fires, 1 or more
    /// @param window the time, measured by record time, that slides with each record
    /// @param distinct what is counted
    record Count(int threshold, Duration window, Distinct distinct) implements Trigger {}

    /// What a count counts: two signals that agree in it count once.
    enum Distinct {
        /// Reports, so that one that is read twice counts once.
        REPORT("reports") {
            @Override
            String of(Signal signal) {
                return signal.getReport().getId();
            }
        },
        /// Stories.
        STORY("stories") {
            @Override
            String of(Signal signal) {
                return signal.getStoryId();
            }
        },
        /// Publishers.
        PUBLISHER("publishers") {
            @Override
            String of(Signal signal) {
                return signal.getReport().getOrigin().getPublisher();
            }
        };

        private final String plural;

        Distinct(String plural) {
            this.plural = plural;
        }

        abstract String of(Signal signal);

        String plural() {
            return plural;
        }
    }
}
