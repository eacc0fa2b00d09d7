package io.lapwing.alerts.rule;

import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// What makes a rule fire, of the signals that met its condition or of their absence.
public sealed interface Trigger {
    /// Every one does.
    record EachMatch() implements Trigger {}

    /// So many within a time.
    ///
    /// @param threshold the least number that fires, 1 or more
    /// @param window the time, measured by record time, that slides with each record
    /// @param distinct what is counted
    record Count(int threshold, Duration window, Distinct distinct) implements Trigger {}

    /// Far more within a time than is usual at that hour; see [SpikeMeasure] for the formula.
    ///
    /// @param window the time, 5 minutes to a day, a part of a day without a rest
    /// @param distinct reports, or stories that begin
    /// @param deviations how many standard deviations above what is expected fire
    /// @param atLeast the least number that fires, whatever is usual
    /// @param warmUp how long is learned before anything fires
    record Spike(Duration window, Distinct distinct, double deviations, int atLeast, Duration warmUp)
            implements Trigger {}

    /// The first of its group in a long time.
    ///
    /// @param window how long its group must not have been seen
    /// @param warmUp how long the rule learns what there is before it fires
    record First(Duration window, Duration warmUp) implements Trigger {}

    /// None for a long time.
    ///
    /// @param window how long
    record Absence(Duration window) implements Trigger {}

    /// A story reaches a stage.
    ///
    /// @param stages the stages that fire
    record Story(Set<StoryStage> stages) implements Trigger {
        /// @param stages one or more
        public Story {
            stages = Set.copyOf(stages);
        }

        /// The stages of this rule that a signal's story has reached, as far as the signal tells.
        Set<StoryStage> reached(Signal signal) {
            var reached = EnumSet.of(signal.getStoryStage());
            if (signal.getStoryOrigins() >= 2) {
                reached.add(StoryStage.CORROBORATED);
            }
            if (signal.getReport().getOrigin().getOfficial()) {
                reached.add(StoryStage.OFFICIAL);
            }
            reached.retainAll(stages);
            return reached;
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
