package io.lapwing.enrich.dedupe;

import io.lapwing.record.RawReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Tells repeats and edits by what was seen under the same key: the canonical address, or else the content's hash.
public final class Deduplicator {
    /// Versions of a report that are remembered; a report that flips between more counts as edited each time.
    static final int MAX_REVISIONS = 8;

    private Deduplicator() {}

    /// What a report is, by what was seen under its key.
    ///
    /// @param seen null if nothing was
    public static Sighting decide(RawReport report, @Nullable SeenReport seen) {
        if (seen == null) {
            return Sighting.first();
        }
        boolean sameReport = seen.getId().equals(report.getId());
        if (sameReport && !seen.getRevisions().contains(report.getRevision())) {
            return new Sighting.Edit(seen.getId(), Set.copyOf(seen.getThemes()));
        }
        return new Sighting.Repeat(seen.getId());
    }

    /// What is to be remembered after a report.
    ///
    /// @param themes themes that it reached
    /// @param time when it was fetched
    public static SeenReport remember(RawReport report, @Nullable SeenReport seen, List<String> themes, Instant time) {
        if (seen == null) {
            return new SeenReport(report.getId(), List.of(report.getRevision()), List.copyOf(themes), time);
        }
        var revisions = new ArrayList<>(seen.getRevisions());
        revisions.add(report.getRevision());
        var reached = new TreeSet<>(seen.getThemes());
        reached.addAll(themes);
        int from = Math.max(0, revisions.size() - MAX_REVISIONS);
        return new SeenReport(
                seen.getId(),
                List.copyOf(revisions.subList(from, revisions.size())),
                List.copyOf(reached),
                seen.getFirstSeen());
    }
}
