package io.lapwing.ingest.poll;

import io.lapwing.ingest.publish.TransactionalPublisher;
import io.lapwing.ingest.publish.TransactionalPublisher.Result;
import io.lapwing.record.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One turn after another: stay in the group, start the polls that are due, commit the polls that are done. Everything
/// that knows which sources are ours happens on the one thread that turns it; polls run on threads of their own and
/// hand their results in.
final class PollLoop implements CursorLog.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    /// Polls in one transaction at most.
    private static final int MAX_BATCH = 500;
    /// Results that wait for the next transaction at most; beyond it polls wait with theirs.
    private static final int MAX_WAITING = 2 * MAX_BATCH;
    /// Pause after something of ours failed, so that hosts are not asked over and over meanwhile.
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(30);

    private final Watches watches;
    private final PollTask task;
    private final TransactionalPublisher publisher;
    private final PollMeters meters;
    private final InstantSource clock;
    private final CursorFollower follower;
    private final Queue<String> resumed;
    private final BlockingQueue<PollResult> results = new LinkedBlockingQueue<>(MAX_WAITING);
    private final List<ProducerRecord<byte[], byte[]>> letters = new ArrayList<>();
    private final RunningPolls running;

    private Instant holdUntil = Instant.MIN;

    /// @param threads runs each poll on a thread of its own
    /// @param follower told what is ours, which it need not follow
    /// @param resumed ids of stopped sources that are to be read again; others put them in
    PollLoop(
            Watches watches,
            PollTask task,
            TransactionalPublisher publisher,
            PollMeters meters,
            InstantSource clock,
            ExecutorService threads,
            CursorFollower follower,
            Queue<String> resumed) {
        this.watches = watches;
        this.task = task;
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
        this.running = new RunningPolls(threads);
        this.follower = follower;
        this.resumed = resumed;
    }

    /// One turn; takes about as long as results are gathered for one transaction.
    void turn(CursorLog cursors, Duration gather) {
        cursors.advance(gather);
        commitResults(cursors);
        for (String id = resumed.poll(); id != null; id = resumed.poll()) {
            watches.resume(id);
        }
        if (!clock.instant().isBefore(holdUntil) && isReady()) {
            watches.takeDue().forEach(due -> running.begin(due.watch(), () -> run(due)));
        }
    }

    /// Commits what has been handed in.
    void commitResults(CursorLog cursors) {
        var handedIn = new ArrayList<PollResult>();
        results.drainTo(handedIn, MAX_BATCH);
        var done = new ArrayList<PollResult.Done>();
        for (PollResult result : handedIn) {
            running.ended(result.watch());
            if (watches.isCurrent(result.watch())) {
                switch (result) {
                    case PollResult.Done one -> done.add(one);
                    case PollResult.Undone(Watch watch, Throwable error) -> undone(watch, error);
                    case PollResult.Held(Watch watch, Instant until) -> held(watch, until);
                }
            }
        }
        if (!done.isEmpty()) {
            commit(done, cursors);
        }
    }

    @Override
    public void acquired(int partition, Map<String, Cursor> cursors) {
        watches.acquire(partition, cursors);
        follower.acquired(partition);
        LOG.debug("partition {} is ours; {} sources in all", partition, watches.size());
    }

    @Override
    public void released(int partition) {
        watches.release(partition);
        running.giveUp(partition);
        follower.released(partition);
    }

    @Override
    public void broken(CursorDecoder.Decoded.Broken broken) {
        LOG.warn(
                "a cursor cannot be decoded and goes to the dead letters; its source is read as if for the first time:"
                        + " {}",
                broken.reason());
        letters.add(broken.letter());
        meters.brokenCursor();
    }

    private boolean isReady() {
        String unready = publisher.prepare();
        if (unready != null) {
            LOG.warn("polling waits because Kafka does not accept transactions: {}", unready);
            holdUntil = clock.instant().plus(PAUSE);
        }
        return unready == null;
    }

    private void run(Watches.Due due) {
        try {
            results.put(task.run(due));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever owns the source next polls it again
        }
    }

    private void held(Watch watch, Instant until) {
        LOG.debug(
                "source {}: its host asked to be left alone; tried again at {}",
                watch.source().id(),
                until);
        meters.held();
        watches.postpone(watch, until);
    }

    private void undone(Watch watch, Throwable error) {
        String id = watch.source().id();
        if (error instanceof KafkaException) {
            LOG.warn(
                    "source {}: what was read cannot be published; tried again in {}: {}",
                    id,
                    LONG_PAUSE,
                    error.getMessage());
        } else {
            LOG.error("source {}: what was read cannot be processed; tried again in {}", id, LONG_PAUSE, error);
        }
        meters.undone();
        watches.postpone(watch, LONG_PAUSE);
    }

    private void commit(List<PollResult.Done> done, CursorLog cursors) {
        var records = new ArrayList<>(letters);
        done.forEach(result -> records.addAll(result.records()));
        var partitions = done.stream().map(result -> result.watch().partition()).collect(Collectors.toSet());
        switch (publisher.publish(records, cursors.positions(partitions), cursors.membership())) {
            case Result.Committed() -> {
                letters.clear();
                meters.transaction("committed");
                done.forEach(this::settle);
            }
            case Result.Dropped(String reason) -> {
                LOG.warn(
                        "{} polls are dropped and made again because Kafka refused their transaction: {}",
                        done.size(),
                        reason);
                meters.transaction("dropped");
                letters.clear(); // found again when the cursors are read again
                holdUntil = clock.instant().plus(PAUSE);
                cursors.rewind();
            }
        }
    }

    private void settle(PollResult.Done result) {
        PollLog.committed(result.watch(), result.outcome());
        meters.committed(result.outcome());
        watches.move(result.watch(), result.outcome());
    }
}
