package io.lapwing.ingest.poll;

import io.lapwing.ingest.publish.TransactionalPublisher;
import io.lapwing.runtime.health.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// The thread that turns the poll loop, from joining the group to leaving it.
final class PollThread implements AutoCloseable {
    /// Longer than any single turn takes while Kafka does not answer.
    private static final Duration STUCK_AFTER = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(22);
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(5);

    private final PollLoop loop;
    private final CursorLog cursors;
    private final Clients clients;
    private final Duration gather;
    private final InstantSource clock;
    private final java.util.function.Consumer<Throwable> onFailure;
    private final Thread thread = Thread.ofPlatform().name("poll-loop").unstarted(this::run);
    private volatile boolean stopping;
    private volatile Instant lastTurn;

    /// What the thread uses and closes at its end.
    record Clients(
            Consumer<byte[], byte @Nullable []> consumer,
            Admin admin,
            TransactionalPublisher publisher,
            ExecutorService polls) {}

    /// @param gather time for which results are gathered into one transaction
    /// @param onFailure called when it cannot go on
    PollThread(
            PollLoop loop,
            CursorLog cursors,
            Clients clients,
            Duration gather,
            InstantSource clock,
            java.util.function.Consumer<Throwable> onFailure) {
        this.loop = loop;
        this.cursors = cursors;
        this.clients = clients;
        this.gather = gather;
        this.clock = clock;
        this.onFailure = onFailure;
        this.lastTurn = clock.instant();
    }

    void start() {
        lastTurn = clock.instant();
        thread.start();
    }

    Health health() {
        return Duration.between(lastTurn, clock.instant()).compareTo(STUCK_AFTER) < 0
                ? Health.up()
                : Health.down("polling has stood still since " + lastTurn);
    }

    /// Stops polling and leaves the group, so that others take over at once.
    @Override
    public void close() {
        stopping = true;
        if (!thread.isAlive()) {
            return;
        }
        clients.consumer().wakeup();
        try {
            thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            cursors.join();
            while (!stopping) {
                loop.turn(cursors, gather);
                lastTurn = clock.instant();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                onFailure.accept(e);
            }
        } catch (RuntimeException | Error e) {
            onFailure.accept(e);
        } finally {
            end();
        }
    }

    /// Results that are not committed are let go: whoever owns their sources next polls them again.
    private void end() {
        clients.polls().shutdownNow();
        clients.publisher().close();
        clients.consumer().close(CloseOptions.timeout(LEAVE_LIMIT));
        clients.admin().close(LEAVE_LIMIT);
    }
}
