package io.lapwing.ingest.poll;

import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.poll.PollOutcome.Verdict;
import io.lapwing.ingest.publish.Flaws;
import io.lapwing.ingest.status.SourceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log how polls went.
final class PollLog {
    private static final Logger LOG = LoggerFactory.getLogger(PollLog.class);

    private PollLog() {}

    static void committed(Watch before, PollOutcome outcome) {
        remark(before, outcome);
        String id = before.source().id();
        flaws(id, outcome.flaws());
        switch (outcome.verdict()) {
            case Verdict.Failed(FailureReason reason, String detail)
            when SourceState.STOPPED.id().equals(outcome.cursor().getState()) ->
                LOG.warn(
                        "source {}: {} ({}); it is read no more until its url in the source list"
                                + " changes or POST /v1/sources/{}/resume; {}",
                        id,
                        detail,
                        reason.id(),
                        id,
                        reason.advice());
            case Verdict.Failed(FailureReason reason, String detail) ->
                LOG.warn(
                        "source {}: {} ({}, failure {} in a row); next try at {}; {}",
                        id,
                        detail,
                        reason.id(),
                        outcome.cursor().getFailures(),
                        outcome.cursor().getNextPollAt(),
                        reason.advice());
            case Verdict.News(int fresh, int revised) -> {
                recovered(before);
                LOG.info("source {}: {} new, {} revised", id, fresh, revised);
            }
            case Verdict.NothingNew() -> {
                recovered(before);
                LOG.debug(
                        "source {}: nothing new; next poll at {}",
                        id,
                        outcome.cursor().getNextPollAt());
            }
        }
    }

    private static void flaws(String id, Flaws flaws) {
        if (!flaws.remarks().isEmpty()) {
            LOG.warn(
                    "source {}: {} elements are left out; {}", id, flaws.skipped(), String.join("; ", flaws.remarks()));
        }
    }

    private static void remark(Watch before, PollOutcome outcome) {
        String id = before.source().id();
        String was = before.cursor() == null ? null : before.cursor().getState();
        String is = outcome.cursor().getState();
        if (SourceState.EMPTY.id().equals(is) && !is.equals(was)) {
            LOG.warn("source {}: it can be read but has shown no entries for long; check its url in a browser", id);
        } else if (SourceState.UNDATED.id().equals(is) && !is.equals(was)) {
            LOG.warn("source {}: none of its entries bears a date, so they count as published when they are seen", id);
        }
    }

    private static void recovered(Watch before) {
        if (before.failures() > 0) {
            LOG.info(
                    "source {}: can be read again after {} failures",
                    before.source().id(),
                    before.failures());
        }
    }
}
