package io.lapwing.ingest.poll;

import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.status.StatusBoard;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The sources that this instance owns now, and when each is due. Changed by one thread; counts may be read by any.
final class Watches {
    private final SourceShares shares;
    private final InstantSource clock;
    private final StatusBoard board;
    private final Map<String, Watch> current = new ConcurrentHashMap<>();
    private final Schedule schedule = new Schedule();

    /// @param board told how the sources fare
    Watches(SourceShares shares, InstantSource clock, StatusBoard board) {
        this.shares = shares;
        this.board = board;
        this.clock = clock;
    }

    /// Takes over the sources of a partition. One that was never read is due at once.
    void acquire(int partition, Map<String, Cursor> cursors) {
        for (Source source : shares.of(partition)) {
            var watch = new Watch(source, partition, cursors.get(source.id()));
            current.put(source.id(), watch);
            if (!watch.isStopped()) {
                schedule.put(source.id(), due(watch));
            }
            board.own(source, watch.cursor());
        }
    }

    /// Lets the sources of a partition go.
    void release(int partition) {
        for (Source source : shares.of(partition)) {
            current.remove(source.id());
            schedule.remove(source.id());
            board.disown(source);
        }
    }

    /// A source to be read now.
    ///
    /// @param at when it was due
    record Due(Watch watch, Instant at) {}

    /// Takes out what is due.
    List<Due> takeDue() {
        var taken = new ArrayList<Due>();
        for (Schedule.Due due : schedule.takeDue(clock.instant())) {
            Watch watch = current.get(due.sourceId());
            if (watch != null) {
                taken.add(new Due(watch, due.at()));
            }
        }
        return taken;
    }

    /// Whether this is still the state that the source is in.
    @SuppressWarnings("ReferenceEquality") // an equal state after another owner's is not the same
    boolean isCurrent(Watch watch) {
        return current.get(watch.source().id()) == watch;
    }

    /// Moves a source on.
    void move(Watch watch, PollOutcome outcome) {
        Watch moved = watch.at(PackedSeen.in(outcome.cursor()), outcome.hints());
        current.put(watch.source().id(), moved);
        if (!moved.isStopped()) {
            schedule.put(watch.source().id(), outcome.cursor().getNextPollAt());
        }
        board.own(watch.source(), outcome.cursor());
    }

    /// Tries a source again later, from where it stands.
    void postpone(Watch watch, Duration delay) {
        postpone(watch, clock.instant().plus(delay));
    }

    /// Tries a source again at a moment, from where it stands.
    void postpone(Watch watch, Instant until) {
        schedule.put(watch.source().id(), until);
    }

    /// Reads a stopped source once more; if it is still gone, it is stopped again.
    void resume(String sourceId) {
        Watch watch = current.get(sourceId);
        if (watch != null && watch.isStopped()) {
            schedule.put(sourceId, clock.instant());
        }
    }

    int size() {
        return current.size();
    }

    long failing() {
        return new ArrayList<>(current.values())
                .stream().filter(watch -> watch.failures() > 0).count();
    }

    /// An interval that was shortened in the list since the last poll holds at once, and so does an edited address.
    private Instant due(Watch watch) {
        Instant now = clock.instant();
        Cursor cursor = watch.cursor();
        if (cursor == null || watch.isEdited()) {
            return now;
        }
        Instant planned = cursor.getNextPollAt();
        return watch.failures() > 0
                ? planned
                : watch.source()
                        .pollInterval()
                        .map(now::plus)
                        .filter(planned::isAfter)
                        .orElse(planned);
    }
}
