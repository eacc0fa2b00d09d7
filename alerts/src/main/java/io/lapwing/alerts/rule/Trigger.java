package io.lapwing.alerts.rule;

import io.lapwing.record.Signal;
import java.time.Duration;
import java.util.Locale;

/// How many signals that met the condition make a rule fire.
public sealed interface Trigger {
    /// The least value that fires.
    double least();

    /// What it found, in a few words.
    String finding(RuleState.Firing firing);

    /// Every one does.
    record EachMatch() implements Trigger {
        @Override
        public double least() {
            return 0;
        }

        @Override
        public String finding(RuleState.Firing firing) {
            String who = firing.evidence().size() == 1 ? "a report" : "the strongest of its reports";
            return String.format(Locale.ROOT, "%s scores %.2f for %s", who, firing.value(), firing.theme());
        }
    }

    /// So many within a time.
    ///
    /// @param threshold the least number that fires, 1 or more
    /// @param window the time, measured by record time, that slides with each record
    /// @param distinct what is counted
    record Count(int threshold, Duration window, Distinct distinct) implements Trigger {
        @Override
        public double least() {
            return threshold;
        }

        @Override
        public String finding(RuleState.Firing firing) {
            return String.format(
                    Locale.ROOT,
                    "%.0f %s within %s, threshold %d",
                    firing.value(),
                    distinct.plural(),
                    Durations.words(window),
                    threshold);
        }
    }

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
