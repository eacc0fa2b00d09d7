package io.lapwing.alerts.notify;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.notification;
import static io.lapwing.alerts.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import io.lapwing.record.Notification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Answer ACCEPTED = new Answer.Accepted();

    private final List<Delivery> log = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Long> sentAt = new CopyOnWriteArrayList<>();
    private final Counting metrics = new Counting();
    private final Outbox outbox = outbox(Settings.QUICK, 0);

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void add_accepted_isDelivered() {
        // given
        answers.add(ACCEPTED);

        // when
        Task task = add(outbox);

        // then
        assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Task.Result.SETTLED);
        assertThat(log).singleElement().satisfies(delivery -> {
            assertThat(delivery.getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED);
            assertThat(delivery.getNotificationId()).isEqualTo("id-desk");
            assertThat(delivery.getReceiver()).isEqualTo("desk");
            assertThat(delivery.getAlerts()).isEqualTo(1);
            assertThat(delivery.getAttempts()).isEqualTo(1);
            assertThat(delivery.getErrorClass()).isNull();
            assertThat(delivery.getCompletedAt()).isEqualTo(START);
        });
        assertThat(metrics.settled).containsExactly("desk delivered");
    }

    @Test
    void add_troubleThatPasses_isTriedAgain() {
        // given
        answers.addAll(List.of(Answer.Later.of("status-503"), Answer.Later.of("timeout"), ACCEPTED));

        // when
        Task task = add(outbox);

        // then
        assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(log).extracting(Delivery::getAttempts).containsExactly(3);
        assertThat(metrics.retries).hasValue(2);
    }

    @Test
    void add_retryAfter_isWaitedFor() {
        // given
        answers.addAll(List.of(new Answer.Later("status-429", Optional.of(Duration.ofMillis(300))), ACCEPTED));

        // when
        Task task = add(outbox);

        // then
        assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(TimeUnit.NANOSECONDS.toMillis(sentAt.get(1) - sentAt.get(0))).isGreaterThanOrEqualTo(299);
    }

    @Test
    void add_refused_isParkedAtOnce() {
        // given
        answers.add(new Answer.Refused("no_service"));

        // when
        Task task = add(outbox);

        // then
        assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Task.Result.SETTLED);
        assertThat(log).singleElement().satisfies(delivery -> {
            assertThat(delivery.getOutcome()).isEqualTo(DeliveryOutcome.PARKED);
            assertThat(delivery.getErrorClass()).isEqualTo("no_service");
            assertThat(delivery.getAttempts()).isEqualTo(1);
        });
        assertThat(metrics.settled).containsExactly("desk parked");
    }

    @Test
    void add_troubleThatDoesNotPass_isParkedInTheEnd() {
        // given
        for (int i = 0; i < 10; i++) {
            answers.add(Answer.Later.of("status-500"));
        }

        // when
        Task task = add(outbox);

        // then
        assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Task.Result.SETTLED);
        assertThat(log).extracting(Delivery::getAttempts).containsExactly(Settings.QUICK.maxAttempts());
        assertThat(log).extracting(Delivery::getErrorClass).containsExactly("status-500");
    }

    @Test
    void add_receiverItselfFails_isParkedAndTheNextGoesOn() {
        // given: no answer left makes the receiver throw
        Task broken = add(outbox);
        assertThat(broken.result()).succeedsWithin(Duration.ofSeconds(5));
        answers.add(ACCEPTED);

        // when
        Task fine = add(outbox);

        // then
        assertThat(fine.result()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(log).extracting(Delivery::getErrorClass).containsExactly("internal-error", null);
        assertThat(failures).isEmpty();
    }

    @Test
    void drop_whileItWaits_endsUnsettled() {
        // given
        answers.add(new Answer.Later("status-503", Optional.of(Duration.ofHours(1))));
        Task task = add(outbox);
        await().until(() -> sentAt.size() == 1);

        // when
        task.drop();

        // then
        assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Task.Result.DROPPED);
        assertThat(log).isEmpty();
    }

    @Test
    void add_spacedReceiver_isSentToOneAtATime() {
        // given
        answers.addAll(List.of(ACCEPTED, ACCEPTED, ACCEPTED));
        try (var spaced = outbox(Settings.QUICK, 200)) {
            // when
            List<Task> tasks = List.of(add(spaced), add(spaced), add(spaced));

            // then
            tasks.forEach(task -> assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)));
            assertThat(TimeUnit.NANOSECONDS.toMillis(sentAt.get(2) - sentAt.get(0)))
                    .isGreaterThanOrEqualTo(200);
        }
    }

    @Test
    void add_manyThatWait_goAsDigestsNewestFirstAndNoneIsLost() {
        // given
        var desk = new Digesting(5);
        var closed = desk.hold();
        try (var digesting = new Outbox(desk, setup())) {
            List<Task> tasks =
                    IntStream.range(0, 12).mapToObj(i -> task("n" + i, i)).toList();

            // when
            digesting.add(tasks.getFirst());
            await().until(() -> desk.attempts.get() == 1);
            tasks.stream().skip(1).forEach(digesting::add);
            closed.countDown();

            // then
            tasks.forEach(task -> assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)));
            List<String> rest = desk.messages.subList(1, desk.messages.size());
            assertThat(rest.getFirst()).startsWith("n11 n10 n9 n8 n7");
            assertThat(desk.messages.stream().flatMap(each -> Stream.of(each.split(" "))))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 12).mapToObj(i -> "n" + i).toList());
        }
    }

    @Test
    void add_digestIsRefused_eachIsTriedByItselfAndOnlyTheFaultyOneIsParked() {
        // given
        var desk = new Digesting(50);
        desk.poison = "n4";
        var closed = desk.hold();
        try (var digesting = new Outbox(desk, setup())) {
            List<Task> tasks =
                    IntStream.range(0, 9).mapToObj(i -> task("n" + i, i)).toList();

            // when
            tasks.forEach(digesting::add);
            await().until(() -> desk.attempts.get() == 1);
            closed.countDown();

            // then
            tasks.forEach(task -> assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)));
            assertThat(log)
                    .filteredOn(delivery -> delivery.getOutcome() == DeliveryOutcome.PARKED)
                    .extracting(Delivery::getNotificationId)
                    .containsExactly("n4");
            assertThat(log).hasSize(9);
        }
    }

    @Test
    void add_receiverWasDown_everythingArrivesAfterwards() {
        // given
        var desk = new Digesting(50);
        desk.down = 7;
        try (var digesting = new Outbox(
                desk,
                new Outbox.Setup(
                        new Settings(100, Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(5), 1000),
                        metrics,
                        InstantSource.fixed(START),
                        log::addAll,
                        failures::add))) {
            // when
            List<Task> tasks =
                    IntStream.range(0, 40).mapToObj(i -> task("n" + i, i)).toList();
            tasks.forEach(digesting::add);

            // then
            tasks.forEach(task -> assertThat(task.result()).succeedsWithin(Duration.ofSeconds(10)));
            assertThat(log).hasSize(40).allMatch(delivery -> delivery.getOutcome() == DeliveryOutcome.DELIVERED);
            assertThat(desk.messages.getFirst()).startsWith("n39 ");
        }
    }

    private Outbox.Setup setup() {
        return new Outbox.Setup(Settings.QUICK, metrics, InstantSource.fixed(START), log::addAll, failures::add);
    }

    private static Task task(String id, int second) {
        Notification notification = notification("desk", alert("a" + id).build());
        notification.setId(id);
        notification.setCreatedAt(START.plusSeconds(second));
        return new Task(notification, new TopicPartition("notifications", 0), second);
    }

    /// Takes digests; the first message waits until it is let go.
    private static final class Digesting implements DigestingReceiver {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final AtomicInteger attempts = new AtomicInteger();
        private final int most;
        private CountDownLatch gate = new CountDownLatch(0);
        private volatile String poison = "";
        private volatile int down;

        Digesting(int most) {
            this.most = most;
        }

        CountDownLatch hold() {
            gate = new CountDownLatch(1);
            return gate;
        }

        @Override
        public String name() {
            return "desk";
        }

        @Override
        public long spacingMillis() {
            return 0;
        }

        @Override
        public int mostInDigest() {
            return most;
        }

        @Override
        public Answer send(Notification notification) {
            return sendDigest(List.of(notification));
        }

        @Override
        public Answer sendDigest(List<Notification> newestFirst) {
            int attempt = attempts.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (attempt <= down) {
                return Answer.Later.of("connection-refused");
            }
            List<String> ids = newestFirst.stream().map(Notification::getId).toList();
            if (ids.contains(poison)) {
                return new Answer.Refused("invalid_payload");
            }
            messages.add(String.join(" ", ids));
            return ACCEPTED;
        }
    }

    @Test
    void use_anotherReceiverWhileWaitingForTheFirst_getsWhatWaits() {
        // given
        answers.add(new Answer.Later("status-503", Optional.of(Duration.ofHours(1))));
        Task task = add(outbox);
        await().until(() -> metrics.retries.get() == 1);

        // when
        outbox.use(new Fixed("desk", ACCEPTED));

        // then
        assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(Task.Result.SETTLED);
        assertThat(metrics.settled).containsExactly("desk delivered");
    }

    @Test
    void outboxes_receiverKnownLater_getsWhatWaitedForIt() {
        // given
        try (var outboxes = new Outboxes(setup(), new ReceiverList(List.of(), Duration.ofHours(1)))) {
            var task = task();
            outboxes.add(task);
            await().until(() -> metrics.retries.get() == 1);

            // when
            outboxes.use(new ReceiverList(List.of(new Fixed("desk", ACCEPTED)), Duration.ofHours(1)));

            // then
            assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5));
            assertThat(metrics.settled).containsExactly("desk delivered");
        }
    }

    @Test
    void outboxes_receiverGone_parksWhatIsMeantForIt() {
        // given
        try (var outboxes =
                new Outboxes(setup(), new ReceiverList(List.of(new Fixed("desk", ACCEPTED)), Duration.ZERO))) {
            // when
            outboxes.use(new ReceiverList(List.of(), Duration.ZERO));
            var task = task();
            outboxes.add(task);

            // then
            assertThat(task.result()).succeedsWithin(Duration.ofSeconds(5));
            assertThat(log).singleElement().satisfies(delivery -> {
                assertThat(delivery.getOutcome()).isEqualTo(DeliveryOutcome.PARKED);
                assertThat(delivery.getErrorClass()).isEqualTo("no-such-receiver");
            });
        }
    }

    /// Answers the same each time.
    private record Fixed(String name, Answer answer) implements Receiver {
        @Override
        public long spacingMillis() {
            return 0;
        }

        @Override
        public Answer send(Notification notification) {
            return answer;
        }
    }

    private Outbox outbox(DeliverySettings settings, long spacing) {
        Receiver receiver = new Receiver() {
            @Override
            public String name() {
                return "desk";
            }

            @Override
            public long spacingMillis() {
                return spacing;
            }

            @Override
            public Answer send(Notification notification) {
                sentAt.add(System.nanoTime());
                return answers.remove();
            }
        };
        return new Outbox(
                receiver, new Outbox.Setup(settings, metrics, InstantSource.fixed(START), log::addAll, failures::add));
    }

    private static Task add(Outbox outbox) {
        var task = task();
        outbox.add(task);
        return task;
    }

    private static Task task() {
        return new Task(notification("desk", alert("a").build()), new TopicPartition("notifications", 0), 1);
    }

    private static final class Counting implements DeliveryMetrics {
        private final List<String> settled = new CopyOnWriteArrayList<>();
        private final AtomicInteger retries = new AtomicInteger();

        @Override
        public void settled(String receiver, DeliveryOutcome outcome) {
            settled.add(receiver + " " + outcome.name().toLowerCase(java.util.Locale.ROOT));
        }

        @Override
        public void retried(String receiver, String error) {
            retries.incrementAndGet();
        }

        @Override
        public void pending(int notifications) {}
    }
}
