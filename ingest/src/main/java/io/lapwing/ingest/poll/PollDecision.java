package io.lapwing.ingest.poll;

import io.lapwing.ingest.poll.PollOutcome.Verdict;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.FeedDrafts;
import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what a reading means: which reports to publish and where the cursor goes. A function of its arguments.
///
/// @param intervals how long to wait before the next reading
record PollDecision(Intervals intervals) {
    /// After so many failures in a row at an address that a redirect led to, the address in the list is tried again.
    private static final int FORGET_MOVE_AFTER = 3;

    /// @param cursor where the source stood; null if it was never read
    /// @param chance a number from 0 to 1 that spreads the next reading
    PollOutcome decide(Source source, @Nullable Cursor cursor, Reading reading, Instant now, double chance) {
        Cursor before = cursor == null ? blank(source, now) : cursor;
        return switch (reading) {
            case Reading.Entries entries -> entries(source, before, entries, now, chance);
            case Reading.Unchanged(URI movedTo) -> {
                Duration wait = intervals.afterNothing(source, cursor, now);
                // An interval taken over from the last reading has its chance part already.
                Duration spread = source.pollInterval().isPresent() ? Intervals.spread(wait, chance) : wait;
                Cursor after = succeeded(before, movedTo, now);
                after.setNextPollAt(now.plus(spread));
                yield new PollOutcome(List.of(), after, new Verdict.NothingNew(), now);
            }
            case Reading.Failed failed -> failed(source, before, failed, now, chance);
        };
    }

    private PollOutcome entries(Source source, Cursor before, Reading.Entries entries, Instant now, double chance) {
        List<Draft> drafts = FeedDrafts.of(source, entries.feed());
        var seen = new SeenEntries(before.getSeen());
        var publications = new ArrayList<Publication>();
        int fresh = 0;
        int revised = 0;
        // Feeds show the newest first; published in the order in which they appeared.
        for (Draft draft : seen.recognised(drafts.reversed())) {
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
        Duration wait = intervals.afterEntries(source, entries.feed(), now);
        Cursor after = succeeded(before, entries.movedTo(), now);
        after.setEtag(entries.etag());
        after.setLastModified(entries.lastModified());
        after.setSeen(seen.latest(drafts.size()));
        after.setLastNewAt(publications.isEmpty() ? before.getLastNewAt() : now);
        after.setNextPollAt(now.plus(Intervals.spread(wait, chance)));
        Verdict verdict = publications.isEmpty() ? new Verdict.NothingNew() : new Verdict.News(fresh, revised);
        return new PollOutcome(List.copyOf(publications), after, verdict, now);
    }

    private PollOutcome failed(Source source, Cursor before, Reading.Failed failed, Instant now, double chance) {
        int failures = before.getFailures() + 1;
        Duration wait = intervals.afterFailure(source, failures, failed.retryAfter());
        Cursor after = copy(before);
        after.setFailures(failures);
        after.setLastFailure(failed.reason().id() + ": " + failed.detail());
        after.setMovedTo(failures >= FORGET_MOVE_AFTER ? null : before.getMovedTo());
        after.setNextPollAt(now.plus(Intervals.spread(wait, chance)));
        return new PollOutcome(List.of(), after, new Verdict.Failed(failed.reason(), failed.detail()), now);
    }

    private static Cursor succeeded(Cursor before, @Nullable URI movedTo, Instant now) {
        Cursor after = copy(before);
        after.setFailures(0);
        after.setLastFailure(null);
        after.setLastSuccessAt(now);
        after.setMovedTo(movedTo == null ? before.getMovedTo() : movedTo.toString());
        return after;
    }

    /// Shares the list of entries with the original, which a builder would copy one by one.
    private static Cursor copy(Cursor original) {
        var copy = new Cursor();
        original.getSchema().getFields().forEach(field -> copy.put(field.pos(), original.get(field.pos())));
        return copy;
    }

    private static Cursor blank(Source source, Instant now) {
        return Cursor.newBuilder()
                .setSourceId(source.id())
                .setSeen(List.of())
                .setNextPollAt(now)
                .build();
    }
}
