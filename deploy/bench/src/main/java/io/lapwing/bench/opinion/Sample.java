package io.lapwing.bench.opinion;

import io.lapwing.cli.eval.LabelledReport;

/// A labelled report and its part in the experiment. Title and text are clean.
///
/// @param report the report
/// @param use what it is for
/// @param group reports of one group say nearly the same and are never parted into training and test
record Sample(LabelledReport report, Use use, int group) {
    enum Use {
        /// Trains and is decided in turn.
        CROSS_VALIDATED,
        /// Only ever trains.
        TRAINING,
        /// Only ever decided.
        UNSEEN
    }

    /// What folds are balanced by: themes and language.
    String stratum() {
        return report.lang() + report.themes().stream().sorted().toList();
    }
}
