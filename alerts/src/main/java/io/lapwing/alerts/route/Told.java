package io.lapwing.alerts.route;

import io.lapwing.alerts.state.Reach;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.Severity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a receiver has been told of one alert. Bounded: of a long story the latest reports are kept.
///
/// @param at when it was told last
/// @param severity severity that it was told
/// @param value value that it was told
/// @param reach publishers and languages that it was told of
/// @param count number of reports behind the alert at that time
/// @param news what the alert itself said was new, as of a silence whose sources turn out to be down
/// @param reports ids of the reports that it was told of, oldest first
record Told(Instant at, Severity severity, double value, Reach reach, int count, String news, List<String> reports) {
    private static final int MOST = 100;

    /// What the receiver knows once it is told of an alert.
    static Told after(@Nullable Told before, Alert alert, Instant now) {
        var reports = new LinkedHashSet<String>(before == null ? List.of() : before.reports());
        alert.getEvidence().reversed().stream().map(AlertEvidence::getReportId).forEach(reports::add);
        List<String> all = List.copyOf(reports);
        return new Told(
                now,
                alert.getSeverity(),
                alert.getValue(),
                Reach.of(alert),
                alert.getReports(),
                alert.getNews(),
                all.subList(Math.max(0, all.size() - MOST), all.size()));
    }
}
