package io.lapwing.alerts.notify;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import io.lapwing.record.Notification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits for one receiver, and the thread that sends it, one message after another. A receiver that is down holds
/// up
/// nobody but itself.
final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final double GROWTH = 2;
    private static final double JITTER = 0.3;

    private final Receiver receiver;
    private final DeliverySettings settings;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;
    private final Consumer<Delivery> log;
    private final Consumer<Throwable> onFailure;
    private final @Nullable RateLimiter limiter;
    private final IntervalFunction backoff;
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    /// What all outboxes share.
    ///
    /// @param settings how often and how long to try
    /// @param metrics where outcomes are counted
    /// @param clock the time
    /// @param log writes down what became of a notification, and returns when that is safe
    /// @param onFailure called when nothing can be written down any more
    record Setup(
            DeliverySettings settings,
            DeliveryMetrics metrics,
            InstantSource clock,
            Consumer<Delivery> log,
            Consumer<Throwable> onFailure) {}

    Outbox(Receiver receiver, Setup setup) {
        this.receiver = receiver;
        this.settings = setup.settings();
        this.metrics = setup.metrics();
        this.clock = setup.clock();
        this.log = setup.log();
        this.onFailure = setup.onFailure();
        this.limiter = limiter(receiver);
        this.backoff = IntervalFunction.ofExponentialRandomBackoff(
                settings.initialBackoff(), GROWTH, JITTER, settings.maxBackoff());
        this.thread = Thread.ofVirtual().name("outbox-" + receiver.name()).start(this::run);
    }

    /// Puts a notification at the end of the queue.
    void add(Task task) {
        queue.add(task);
    }

    /// Ends the thread; whatever still waits was dropped before.
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Task task = queue.take();
                Optional<Delivery> delivery = deliver(task);
                delivery.ifPresent(this::settle);
                task.result().complete(delivery.isPresent() ? Task.Result.SETTLED : Task.Result.DROPPED);
            }
        } catch (InterruptedException e) {
            LOG.debug("outbox of {} has ended", receiver.name());
        } catch (RuntimeException e) {
            onFailure.accept(e);
        }
    }

    /// What became of a notification; empty if it was dropped before its end.
    private Optional<Delivery> deliver(Task task) {
        Notification notification = task.notification();
        for (int attempt = 1; ; attempt++) {
            if (task.droppedWithin(turn())) {
                return Optional.empty();
            }
            switch (send(notification)) {
                case Answer.Accepted() -> {
                    return Optional.of(delivery(notification, DeliveryOutcome.DELIVERED, attempt, null));
                }
                case Answer.Refused(String error) -> {
                    return Optional.of(delivery(notification, DeliveryOutcome.PARKED, attempt, error));
                }
                case Answer.Later(String error, Optional<Duration> pause) -> {
                    if (attempt >= settings.maxAttempts()) {
                        return Optional.of(delivery(notification, DeliveryOutcome.PARKED, attempt, error));
                    }
                    metrics.retried(receiver.name(), error);
                    LOG.warn(
                            "receiver {} did not take notification {} ({}, attempt {}); it is tried again",
                            receiver.name(),
                            notification.getId(),
                            error,
                            attempt);
                    if (task.droppedWithin(pause.orElse(Duration.ofMillis(backoff.apply(attempt))))) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    private Answer send(Notification notification) {
        try {
            return receiver.send(notification);
        } catch (RuntimeException e) {
            // A fault of ours with this one message. Its text is not logged: it may hold the address.
            LOG.error(
                    "notification {} to receiver {} failed with {}",
                    notification.getId(),
                    receiver.name(),
                    e.getClass().getName());
            return new Answer.Refused("internal-error");
        }
    }

    private void settle(Delivery delivery) {
        if (delivery.getOutcome() == DeliveryOutcome.PARKED) {
            LOG.error(
                    "receiver {} does not take notification {} ({}); it is parked after {} attempts",
                    receiver.name(),
                    delivery.getNotificationId(),
                    delivery.getErrorClass(),
                    delivery.getAttempts());
        }
        log.accept(delivery);
        metrics.settled(receiver.name(), delivery.getOutcome());
    }

    private Delivery delivery(
            Notification notification, DeliveryOutcome outcome, int attempts, @Nullable String error) {
        return Delivery.newBuilder()
                .setNotificationId(notification.getId())
                .setReceiver(notification.getReceiver())
                .setOutcome(outcome)
                .setAlerts(notification.getAlerts().size())
                .setAttempts(attempts)
                .setErrorClass(error)
                .setCreatedAt(notification.getCreatedAt())
                .setCompletedAt(clock.instant())
                .build();
    }

    /// How long until this receiver may be sent to again.
    private Duration turn() {
        return limiter == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, limiter.reservePermission()));
    }

    private static @Nullable RateLimiter limiter(Receiver receiver) {
        if (receiver.spacingMillis() == 0) {
            return null;
        }
        return RateLimiter.of(
                receiver.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(Duration.ofMillis(receiver.spacingMillis()))
                        .timeoutDuration(Duration.ofHours(1))
                        .build());
    }
}
