package io.lapwing.alerts.suppress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Recoverable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads topics from their beginning and on, on a thread of its own, in every instance: no group shares the work.
/// Topics that come later are found. A record that cannot be read counts as absent and is logged.
///
/// @param <V> what the topics hold
final class TopicFollower<V> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK_FOR_TOPICS = Duration.ofSeconds(10);
    private static final Duration READ_AGAIN = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Setup<V> setup;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Set<TopicPartition> followed = new HashSet<>();
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private Instant topicsKnownAt = Instant.MIN;
    private volatile boolean stopping;

    /// What is followed, and who is told.
    ///
    /// @param role what the follower does; part of its client's id
    /// @param topics tells the topics to follow from all others
    /// @param values reads values
    /// @param sink told of each key's value as it changes, null for a tombstone; on the follower's thread
    /// @param onFailure called when it cannot go on
    record Setup<V>(
            String role,
            Predicate<String> topics,
            Deserializer<V> values,
            Sink<V> sink,
            Consumer<Throwable> onFailure) {}

    /// Takes what was read.
    interface Sink<V> {
        /// A key has a value from now on.
        ///
        /// @param value null if it has none any more
        void accept(String key, @Nullable V value);
    }

    TopicFollower(KafkaClients clients, Setup<V> setup) {
        this.setup = setup;
        var settings = clients.settings(setup.role());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) POLL.toMillis());
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().daemon().name(setup.role()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Waits until everything was read that was there when it started.
    ///
    /// @return whether it was within this time
    boolean awaitCaughtUp(Duration limit) throws InterruptedException {
        return caughtUp.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    Health health() {
        if (!thread.isAlive()) {
            return Health.down("the " + setup.role() + " does not run");
        }
        return caughtUp.getCount() == 0 ? Health.up() : Health.down("the " + setup.role() + " is reading its topics");
    }

    @Override
    public void close() {
        stopping = true;
        consumer.wakeup();
        try {
            if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
                LOG.error("the {} did not stop in time", setup.role());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            while (!stopping) {
                turn();
            }
        } catch (WakeupException e) {
            LOG.debug("the {} has stopped", setup.role());
        } catch (RuntimeException e) {
            setup.onFailure().accept(e);
        }
    }

    private void turn() {
        lookForTopics();
        if (!followed.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.partitions().forEach(partition -> apply(partition, records.records(partition)));
        }
        if (caughtUp.getCount() > 0) {
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (ends.isEmpty()) {
                caughtUp.countDown();
            }
        }
    }

    private void lookForTopics() {
        Instant now = Instant.now();
        if (topicsKnownAt.plus(LOOK_FOR_TOPICS).isAfter(now)) {
            return;
        }
        topicsKnownAt = now;
        List<TopicPartition> fresh = consumer.listTopics().entrySet().stream()
                .filter(topic -> setup.topics().test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .filter(partition -> !followed.contains(partition))
                .toList();
        if (!fresh.isEmpty()) {
            followed.addAll(fresh);
            consumer.assign(followed);
            consumer.seekToBeginning(fresh);
            ends.putAll(consumer.endOffsets(fresh));
        }
    }

    private void apply(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!apply(record)) {
                consumer.seek(partition, record.offset());
                return;
            }
        }
    }

    /// @return whether to go on; false if the record must be read again because the registry did not answer
    private boolean apply(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        V value;
        try {
            value = setup.values().deserialize(record.topic(), record.headers(), record.value());
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}-{}@{} cannot be read: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
            if (Recoverable.is(e)) {
                pause();
                return false;
            }
            value = null;
        }
        setup.sink().accept(key, value);
        return true;
    }

    private void pause() {
        try {
            Thread.sleep(READ_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
