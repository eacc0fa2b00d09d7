package io.lapwing.ingest.poll;

import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What of a reading is new.
///
/// @param publications reports to publish, in the order given
/// @param fresh entries not seen before
/// @param revised entries seen before with other content
record Novelty(List<Publication> publications, int fresh, int revised) {
    /// Tells what is new and notes what is shown.
    ///
    /// @param drafts what the source shows, oldest first
    static Novelty of(List<Draft> drafts, SeenEntries seen, Instant now) {
        var publications = new ArrayList<Publication>();
        int fresh = 0;
        int revised = 0;
        for (Draft draft : seen.recognised(drafts)) {
            String known = seen.revision(draft.identity().id());
            if (known == null) {
                fresh++;
            } else if (!known.equals(draft.identity().revision())) {
                revised++;
            }
            if (!draft.identity().revision().equals(known)) {
                publications.add(draft.publication(now));
            }
            seen.show(draft.identity().id(), draft.identity().revision());
        }
        return new Novelty(List.copyOf(publications), fresh, revised);
    }

    PollOutcome.Verdict verdict() {
        return publications.isEmpty()
                ? new PollOutcome.Verdict.NothingNew()
                : new PollOutcome.Verdict.News(fresh, revised);
    }
}
