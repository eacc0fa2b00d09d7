package io.lapwing.alerts.notify;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import io.lapwing.record.Notification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits for one receiver, and the thread that sends it, one message after another. A receiver that is down holds
/// up nobody but itself. While it is down what waits gathers, and goes out as digests once it is back. The receiver may
/// be exchanged for another of its name, which gets what waits.
final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final double GROWTH = 2;
    private static final double JITTER = 0.3;

    private final String name;
    private final DeliverySettings settings;
    private final DeliveryMetrics metrics;
    private final InstantSource clock;
    private final Consumer<List<Delivery>> log;
    private final Consumer<Throwable> onFailure;
    private final IntervalFunction backoff;
    private final Waiting waiting = new Waiting();
    private final Semaphore exchanged = new Semaphore(0);
    private final Thread thread;
    private volatile Channel channel;
    /// Failures of the receiver since it last answered, by which the next wait is reckoned.
    private int failures;

    /// A receiver and how often it may be sent to.
    private record Channel(Receiver receiver, @Nullable RateLimiter limiter) {
        int mostInDigest() {
            return receiver instanceof DigestingReceiver digesting ? digesting.mostInDigest() : 1;
        }
    }

    /// What all outboxes share.
    ///
    /// @param settings how often and how long to try
    /// @param metrics where outcomes are counted
    /// @param clock the time
    /// @param log writes down what became of notifications, and returns when that is safe
    /// @param onFailure called when nothing can be written down any more
    record Setup(
            DeliverySettings settings,
            DeliveryMetrics metrics,
            InstantSource clock,
            Consumer<List<Delivery>> log,
            Consumer<Throwable> onFailure) {}

    Outbox(Receiver receiver, Setup setup) {
        this.name = receiver.name();
        this.channel = new Channel(receiver, limiter(receiver));
        this.settings = setup.settings();
        this.metrics = setup.metrics();
        this.clock = setup.clock();
        this.log = setup.log();
        this.onFailure = setup.onFailure();
        this.backoff = IntervalFunction.ofExponentialRandomBackoff(
                settings.initialBackoff(), GROWTH, JITTER, settings.maxBackoff());
        this.thread = Thread.ofVirtual().name("outbox-" + name).start(this::run);
    }

    /// Has a notification wait.
    void add(Task task) {
        waiting.add(task);
    }

    /// Who gets what waits.
    Receiver receiver() {
        return channel.receiver();
    }

    /// Takes another receiver of the same name; nothing happens if it is the same as before.
    void use(Receiver other) {
        if (!other.equals(channel.receiver())) {
            channel = new Channel(other, limiter(other));
            exchanged.release();
        }
    }

    /// Ends the thread; whatever still waits was dropped before.
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                waiting.awaitAny();
                pause(turn(channel.limiter()));
                Channel to = channel;
                List<Attempt> batch = waiting.take(to.mostInDigest());
                if (!batch.isEmpty()) {
                    pause(handle(batch, send(to.receiver(), batch)));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("outbox of {} has ended", name);
        } catch (RuntimeException e) {
            onFailure.accept(e);
        }
    }

    /// Leaves the receiver alone for a time, or until there is another.
    private void pause(Duration time) throws InterruptedException {
        if (exchanged.tryAcquire(TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS)) {
            failures = 0;
        }
    }

    /// Does what an answer asks for.
    ///
    /// @return how long to leave the receiver alone
    private Duration handle(List<Attempt> batch, Answer answer) {
        return switch (answer) {
            case Answer.Accepted() -> {
                failures = 0;
                settle(batch, DeliveryOutcome.DELIVERED, null);
                yield Duration.ZERO;
            }
            case Answer.Refused(String error) -> {
                failures = 0;
                if (batch.size() > 1) {
                    // It may be the fault of one of them; each is tried by itself before any is given up.
                    LOG.warn(
                            "receiver {} does not take {} notifications in one message ({}); they are sent one by one",
                            name,
                            batch.size(),
                            error);
                    waiting.putBack(batch.stream().map(Attempt::byItself).toList());
                } else {
                    settle(batch, DeliveryOutcome.PARKED, error);
                }
                yield Duration.ZERO;
            }
            case Answer.Later(String error, Optional<Duration> pause) -> {
                failures++;
                tryAgain(batch, error);
                yield pause.orElseGet(() -> Duration.ofMillis(backoff.apply(failures)));
            }
        };
    }

    private void tryAgain(List<Attempt> batch, String error) {
        var again = new ArrayList<Attempt>();
        var givenUp = new ArrayList<Attempt>();
        batch.forEach(attempt -> (attempt.number() < settings.maxAttempts() ? again : givenUp).add(attempt));
        settle(givenUp, DeliveryOutcome.PARKED, error);
        if (!again.isEmpty()) {
            metrics.retried(name, error);
            LOG.warn(
                    "receiver {} did not take {} ({}, attempt {}); tried again later",
                    name,
                    again.size() == 1
                            ? "notification "
                                    + again.getFirst().task().notification().getId()
                            : again.size() + " notifications",
                    error,
                    again.getFirst().number());
            waiting.putBack(again.stream().map(Attempt::next).toList());
        }
    }

    private Answer send(Receiver receiver, List<Attempt> batch) {
        List<Notification> notifications =
                batch.stream().map(attempt -> attempt.task().notification()).toList();
        try {
            return notifications.size() > 1 && receiver instanceof DigestingReceiver digesting
                    ? digesting.sendDigest(notifications)
                    : receiver.send(notifications.getFirst());
        } catch (RuntimeException e) {
            // A fault of ours with this one message. Its text is not logged: it may hold the address.
            LOG.error(
                    "notification {} to receiver {} failed with {}",
                    notifications.getFirst().getId(),
                    receiver.name(),
                    e.getClass().getName());
            return new Answer.Refused("internal-error");
        }
    }

    private void settle(List<Attempt> batch, DeliveryOutcome outcome, @Nullable String error) {
        if (batch.isEmpty()) {
            return;
        }
        List<Delivery> deliveries = batch.stream()
                .map(attempt -> delivery(attempt.task().notification(), outcome, attempt.number(), error))
                .toList();
        deliveries.stream()
                .filter(delivery -> delivery.getOutcome() == DeliveryOutcome.PARKED)
                .forEach(delivery -> LOG.error(
                        "receiver {} does not take notification {} ({}); it is parked after {} attempts; see `lapwing"
                                + " deliveries list --parked`",
                        name,
                        delivery.getNotificationId(),
                        delivery.getErrorClass(),
                        delivery.getAttempts()));
        log.accept(deliveries);
        batch.forEach(attempt -> {
            metrics.settled(name, outcome);
            attempt.task().settle();
        });
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
                .setResendOf(notification.getResendOf())
                .build();
    }

    /// How long until this receiver may be sent to again.
    private static Duration turn(@Nullable RateLimiter limiter) {
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
