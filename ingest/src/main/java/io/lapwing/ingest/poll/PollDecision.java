package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.poll.PollOutcome.Verdict;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.FeedDrafts;
import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.status.SourceState;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what a reading means: which reports to publish and where the cursor goes. A function of its arguments.
///
/// @param intervals how long to wait before the next reading
/// @param longestHint longest time for which what hosts and feeds say of their freshness puts it off
/// @param emptyAfter time without anything new after which a feed without entries counts as empty
record PollDecision(Intervals intervals, Duration longestHint, Duration emptyAfter) {

    /// @param watch the source and where it stood
    /// @param chance a number from 0 to 1 that spreads the next reading
    PollOutcome decide(Watch watch, Reading reading, Instant now, double chance) {
        Source source = watch.source();
        Cursor before = watch.cursor() == null ? CursorSteps.blank(source, now) : watch.cursor();
        return switch (reading) {
            case Reading.Entries entries -> entries(source, before, entries, now, chance);
            case Reading.Unchanged same -> unchanged(watch, before, same, now, chance);
            case Reading.Failed failed -> failed(watch, before, failed, now, chance);
        };
    }

    private PollOutcome entries(Source source, Cursor before, Reading.Entries reading, Instant now, double chance) {
        List<Draft> drafts = FeedDrafts.of(source, reading.feed());
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
        List<FeedEntry> shown = reading.feed().entries();
        int dated = (int)
                shown.stream().filter(entry -> entry.publishedAt() != null).count();
        Cursor after = CursorSteps.succeeded(before, reading.movedTo(), reading.status(), now);
        after.setEtag(reading.etag());
        after.setLastModified(reading.lastModified());
        after.setSeen(seen.latest(drafts.size()));
        after.setEntries(shown.size());
        after.setLastNewAt(publications.isEmpty() ? before.getLastNewAt() : now);
        after.setState(id(CursorSteps.mark(before, shown.size(), dated, emptyAfter, now)));
        FeedHints hints = reading.feed().hints();
        schedule(
                source,
                after,
                intervals.afterEntries(source, reading.feed(), after, now),
                reading.freshFor(),
                hints,
                now,
                chance);
        Verdict verdict = publications.isEmpty() ? new Verdict.NothingNew() : new Verdict.News(fresh, revised);
        return new PollOutcome(List.copyOf(publications), after, verdict, now, hints);
    }

    private PollOutcome unchanged(Watch watch, Cursor before, Reading.Unchanged reading, Instant now, double chance) {
        Cursor after = CursorSteps.succeeded(before, reading.movedTo(), reading.status(), now);
        after.setEtag(reading.etag() == null ? before.getEtag() : reading.etag());
        after.setLastModified(reading.lastModified() == null ? before.getLastModified() : reading.lastModified());
        int dated = SourceState.UNDATED.id().equals(before.getState()) ? 0 : before.getEntries();
        after.setState(id(CursorSteps.mark(before, before.getEntries(), dated, emptyAfter, now)));
        Duration wait = intervals.afterNothing(watch.source(), before, now);
        schedule(watch.source(), after, wait, reading.freshFor(), watch.hints(), now, chance);
        return new PollOutcome(List.of(), after, new Verdict.NothingNew(), now, watch.hints());
    }

    private PollOutcome failed(Watch watch, Cursor before, Reading.Failed failed, Instant now, double chance) {
        Cursor after = CursorSteps.failed(watch.source(), before, failed, now);
        Duration wait = intervals.afterFailure(watch.source(), after.getFailures(), failed.retryAfter());
        after.setNextPollAt(now.plus(Intervals.spread(wait, chance)));
        var verdict = new Verdict.Failed(failed.reason(), failed.detail());
        return new PollOutcome(List.of(), after, verdict, now, watch.hints());
    }

    private void schedule(
            Source source,
            Cursor after,
            Duration wait,
            Duration freshFor,
            FeedHints hints,
            Instant now,
            double chance) {
        var limits = new HintLimits(longestHint, intervals.max());
        NextPoll next = NextPoll.plan(source, wait, freshFor, hints, limits, now, chance);
        after.setIntervalMillis(next.interval().toMillis());
        after.setNextPollAt(next.at());
    }

    private static @Nullable String id(@Nullable SourceState state) {
        return state == null ? null : state.id();
    }
}
