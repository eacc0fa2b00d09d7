package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Recoverable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads `notifications` and takes each to its receiver: at least once, and once as far as the log of deliveries goes.
/// One thread reads; each receiver has its own outbox, and receivers may change meanwhile. An offset is committed only
/// after the log has what became of the
/// notification.
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration READ_AGAIN = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    /// Clocks of instances may differ so much.
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(5);

    private final String topic;
    private final InstantSource clock;
    private final DeliverySettings settings;
    private final DeliveryMetrics metrics;
    private final DeliveryLog log;
    private final Consumer<Throwable> onFailure;
    private final Deserializer<Notification> deserializer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Outboxes outboxes;
    private final Assignments assignments = new Assignments();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean joined;

    /// @param clients how to reach broker and registry
    /// @param group consumer group, shared by all instances
    /// @param receivers those who are told
    /// @param settings how often and how long to try
    /// @param metrics where outcomes are counted
    /// @param clock the time
    /// @param onFailure called when it cannot go on
    Dispatcher(
            KafkaClients clients,
            String group,
            ReceiverList receivers,
            DeliverySettings settings,
            DeliveryMetrics metrics,
            InstantSource clock,
            Consumer<Throwable> onFailure) {
        this.topic = clients.topics().notifications();
        this.clock = clock;
        this.settings = settings;
        this.metrics = metrics;
        this.onFailure = onFailure;
        this.log = new DeliveryLog(clients);
        this.deserializer = clients.serdes().topic(Notification.class).deserializer();
        this.consumer = consumer(clients, group);
        this.outboxes = new Outboxes(new Outbox.Setup(settings, metrics, clock, log::append, onFailure), receivers);
        this.thread = Thread.ofPlatform().name("dispatcher").unstarted(this::run);
    }

    /// Begins to read.
    public void start() {
        thread.start();
    }

    /// Takes notifications to other receivers from now on.
    void use(ReceiverList receivers) {
        outboxes.use(receivers);
    }

    /// Whether it takes part in the group.
    public Health health() {
        return joined && thread.isAlive() ? Health.up() : Health.down("the dispatcher has not joined its group");
    }

    /// Stops reading, lets requests that are under way come to an end, and commits.
    @Override
    public void close() {
        stopping = true;
        try {
            if (thread.isAlive() && !thread.join(STOP_LIMIT.plus(STOP_LIMIT.dividedBy(2)))) {
                LOG.error("the dispatcher did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outboxes.close();
        log.close();
    }

    private void run() {
        try {
            consumer.subscribe(List.of(topic), new Rebalance());
            while (!stopping) {
                turn();
            }
        } catch (RuntimeException e) {
            onFailure.accept(e);
        } finally {
            release(assignments.partitions(), true);
            consumer.close();
        }
    }

    private void turn() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            assignments
                    .find(partition)
                    .ifPresent(assignment -> take(partition, assignment, records.records(partition)));
        }
        commit(assignments.partitions());
        pauseOrResume();
    }

    private void take(TopicPartition partition, Assignment assignment, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!take(partition, assignment, record)) {
                return;
            }
        }
    }

    /// Takes on a record.
    ///
    /// @return whether it was taken on; false if it must be read again later
    private boolean take(TopicPartition partition, Assignment assignment, ConsumerRecord<byte[], byte[]> record) {
        Notification notification;
        try {
            notification = read(record);
            if (!assignment.logRead()) {
                Instant since = Instant.ofEpochMilli(record.timestamp()).minus(CLOCK_SLACK);
                assignment.settledBefore(log.settledSince(since));
            }
        } catch (RuntimeException e) {
            return setAside(partition, assignment, record, e);
        }
        if (assignment.wasTakenOn(notification.getId())) {
            LOG.debug("notification {} was taken on before", notification.getId());
            assignment.passed(record.offset());
            return true;
        }
        var task = new Task(notification, partition, record.offset());
        assignment.started(task);
        outboxes.add(task);
        return true;
    }

    private Notification read(ConsumerRecord<byte[], byte[]> record) {
        Notification notification = deserializer.deserialize(topic, record.headers(), record.value());
        if (notification == null) {
            throw new SerializationException("the record has no value");
        }
        return notification;
    }

    private boolean setAside(
            TopicPartition partition,
            Assignment assignment,
            ConsumerRecord<byte[], byte[]> record,
            RuntimeException reason) {
        if (Recoverable.is(reason)) {
            LOG.warn(
                    "{}@{} cannot be read now and is tried again: {}", partition, record.offset(), reason.getMessage());
            consumer.seek(partition, record.offset());
            assignment.readAgainAt(clock.instant().plus(READ_AGAIN));
            return false;
        }
        LOG.warn(
                "{}@{} cannot be read and goes to the dead letters: {}",
                partition,
                record.offset(),
                reason.getMessage());
        log.appendDeadLetter(record, reason);
        assignment.passed(record.offset());
        return true;
    }

    private void pauseOrResume() {
        int pending = assignments.open(assignments.partitions()).size();
        metrics.pending(pending);
        Instant now = clock.instant();
        assignments.forEach((partition, assignment) -> {
            if (pending < settings.maxPending() && assignment.readable(now)) {
                consumer.resume(List.of(partition));
            } else {
                consumer.pause(List.of(partition));
            }
        });
    }

    private void commit(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = assignments.committable(partitions);
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets);
            assignments.committed(offsets);
        } catch (CommitFailedException | RetriableException e) {
            // Nothing is lost: the log of deliveries has what is done, and the next commit takes this one in.
            LOG.info("offsets were not committed: {}", e.getMessage());
        }
    }

    /// Gives partitions up: what waits is dropped, what is being sent comes to its end.
    private void release(Collection<TopicPartition> partitions, boolean commit) {
        List<Task> open = assignments.open(partitions);
        open.forEach(Task::drop);
        CompletableFuture<?>[] ends = open.stream().map(Task::result).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (commit) {
            commit(partitions);
        }
        assignments.remove(partitions);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaClients clients, String group) {
        var settings = clients.settings("dispatcher");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(assignments::add);
            joined = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            release(partitions, true);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            release(partitions, false);
        }
    }
}
