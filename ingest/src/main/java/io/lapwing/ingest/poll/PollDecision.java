package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.feed.FeedHints;
import io.lapwing.ingest.poll.PollOutcome.Verdict;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.FeedDrafts;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.status.SourceState;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
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
            case Reading.Part part -> part(source, before, part, now, chance);
            case Reading.Unchanged same -> unchanged(watch, before, same, now, chance);
            case Reading.Failed failed -> failed(watch, before, failed, now, chance);
        };
    }

    private PollOutcome entries(Source source, Cursor before, Reading.Entries reading, Instant now, double chance) {
        List<Draft> drafts = FeedDrafts.of(source, reading.feed());
        var seen = new SeenEntries(before.getSeen());
        // Feeds show the newest first; published in the order in which they appeared.
        Novelty novelty = Novelty.of(drafts.reversed(), seen, now);
        List<FeedEntry> shown = reading.feed().entries();
        int dated = (int)
                shown.stream().filter(entry -> entry.publishedAt() != null).count();
        Cursor after = CursorSteps.succeeded(before, reading.movedTo(), reading.status(), now);
        after.setEtag(reading.etag());
        after.setLastModified(reading.lastModified());
        after.setSeen(seen.latest(drafts.size()));
        after.setEntries(shown.size());
        after.setLastNewAt(novelty.publications().isEmpty() ? before.getLastNewAt() : now);
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
        return new PollOutcome(novelty.publications(), after, novelty.verdict(), now, hints);
    }

    private PollOutcome part(Source source, Cursor before, Reading.Part part, Instant now, double chance) {
        Reading.Steps steps = part.steps();
        List<Draft> drafts = part.drafts();
        var seen = new SeenEntries(before.getSeen());
        Novelty novelty = Novelty.of(part.newestFirst() ? drafts.reversed() : drafts, seen, now);
        boolean onward = steps.onward() != null
                && (!steps.whileNew() || !novelty.publications().isEmpty());
        Cursor after = CursorSteps.succeeded(before, part.movedTo(), part.status(), now);
        after.setEtag(part.etag());
        after.setLastModified(part.lastModified());
        after.setPosition(onward ? steps.onward() : steps.end());
        after.setSeen(steps.reach() == 0 ? List.of() : seen.latest(steps.reach()));
        after.setEntries(steps.first() ? drafts.size() : before.getEntries() + drafts.size());
        after.setLastNewAt(novelty.publications().isEmpty() ? before.getLastNewAt() : now);
        after.setState(state(before, part, now));
        Duration wait = part.dated()
                ? intervals.afterDates(source, drafts.stream().map(Draft::publishedAt), after, now)
                : intervals.afterUndated(source);
        schedule(source, after, wait, part.freshFor(), FeedHints.NONE, now, chance);
        if (onward) {
            after.setNextPollAt(now);
        }
        return new PollOutcome(novelty.publications(), after, novelty.verdict(), now, FeedHints.NONE, part.flaws());
    }

    /// Only the first piece of a source that shows the same again each time tells whether it is empty or undated.
    private @Nullable String state(Cursor before, Reading.Part part, Instant now) {
        if (!part.steps().whileNew() || !part.steps().first()) {
            return part.steps().whileNew() ? before.getState() : null;
        }
        int dated = (int) part.drafts().stream()
                .filter(draft -> draft.publishedAt() != null)
                .count();
        return id(CursorSteps.mark(before, part.drafts().size(), dated, emptyAfter, now));
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
