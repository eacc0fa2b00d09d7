package io.lapwing.enrich.story;

import io.lapwing.record.ReportSummary;
import java.util.ArrayList;
import java.util.List;

/// The reports that a story cites: the first, and of the others the strongest.
final class TopReports {
    private final List<ReportSummary> reports;
    private final List<Double> scores;

    TopReports(List<ReportSummary> reports, List<Double> scores) {
        this.reports = new ArrayList<>(reports);
        this.scores = new ArrayList<>(scores);
    }

    void add(ReportSummary report, double score) {
        reports.add(report);
        scores.add(score);
        if (reports.size() > StoryGrowth.MAX_TOP_REPORTS) {
            int weakest = 1;
            for (int i = 2; i < scores.size(); i++) {
                if (scores.get(i) < scores.get(weakest)) {
                    weakest = i;
                }
            }
            reports.remove(weakest);
            scores.remove(weakest);
        }
    }

    List<ReportSummary> reports() {
        return reports;
    }

    List<Double> scores() {
        return scores;
    }
}
