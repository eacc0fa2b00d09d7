package io.lapwing.ingest.poll;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that follows the cursors of other instances. What it reads is for show: polling does not depend on it,
/// and of its troubles it tells and goes on.
final class FollowerThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerThread.class);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

    private final Consumer<byte[], byte @Nullable []> consumer;
    private final CursorFollower follower;
    private final Duration delay;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("cursor-follower").unstarted(this::run);

    /// @param consumer closed at the end
    /// @param delay time before it begins, in which the group shares out what need not be followed
    FollowerThread(Consumer<byte[], byte @Nullable []> consumer, CursorFollower follower, Duration delay) {
        this.consumer = consumer;
        this.follower = follower;
        this.delay = delay;
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stop.countDown();
        consumer.wakeup();
        try {
            thread.join(STOP_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            boolean stopped = pause(delay);
            while (!stopped) {
                stopped = pause(turn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("what other instances poll is not followed any more, and GET /v1/sources shows it as it was", e);
        }
    }

    /// Reads on, and says how long to wait before the next turn.
    private Duration turn() {
        String trouble;
        try {
            trouble = follower.advance(TURN).orElse("");
        } catch (WakeupException e) {
            return Duration.ZERO; // the service stops
        } catch (KafkaException e) {
            trouble = String.valueOf(e.getMessage());
        }
        if (trouble.isEmpty()) {
            return follower.isIdle() ? TURN : Duration.ZERO;
        }
        LOG.warn("the cursors of other instances cannot be read now; tried again in {}: {}", PAUSE, trouble);
        return PAUSE;
    }

    private boolean pause(Duration time) throws InterruptedException {
        return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
