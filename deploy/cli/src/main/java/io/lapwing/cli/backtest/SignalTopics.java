package io.lapwing.cli.backtest;

import io.lapwing.record.Signal;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Signals from topics, from their beginning or a time up to where they end as the reading begins; committed records
/// only, merged by their timestamps. Leaves no trace in the cluster.
public final class SignalTopics implements SignalReader {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BATCH = 1_000;
    private static final int MOST_QUEUED = 2_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deserializer<Signal> signals;
    private final Unreadable unreadable;
    private final Map<TopicPartition, Queue> queues = new HashMap<>();
    private final PriorityQueue<Queue> ready = new PriorityQueue<>(Comparator.comparing(Queue::headTime));

    private static final class Queue {
        private final TopicPartition partition;
        private final long end;
        private final Deque<Recorded> records = new ArrayDeque<>();
        private boolean ended;

        Queue(TopicPartition partition, long end) {
            this.partition = partition;
            this.end = end;
        }

        Instant headTime() {
            return records.getFirst().at();
        }
    }

    /// @param clients how to reach the cluster
    /// @param topics tells the topics to read from all others
    /// @param from where to begin; empty for the oldest records
    /// @param complaints takes a sentence on each of the first records that cannot be read
    /// @throws StartupException if there is no such topic
    public SignalTopics(
            KafkaClients clients, Predicate<String> topics, Optional<Instant> from, Consumer<String> complaints) {
        this.unreadable = new Unreadable(complaints);
        signals = clients.serdes().topic(Signal.class).deserializer();
        var settings = clients.settings("backtest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_QUEUED);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        assign(topics, from);
    }

    @Override
    public List<Recorded> read() {
        var batch = new ArrayList<Recorded>(BATCH);
        while (batch.size() < BATCH && (fill() || !ready.isEmpty())) {
            Queue next = ready.remove();
            batch.add(next.records.removeFirst());
            if (!next.records.isEmpty()) {
                ready.add(next);
            }
        }
        return batch;
    }

    @Override
    public long unreadable() {
        return unreadable.count();
    }

    @Override
    public void close() {
        consumer.close();
    }

    /// Reads on until each partition has a record or is at its end; only then is it known which record is the next.
    ///
    /// @return whether there is a record
    private boolean fill() {
        while (isWaiting()) {
            queues.values().forEach(this::throttle);
            consumer.poll(POLL).forEach(this::take);
            queues.values().forEach(queue -> queue.ended |= consumer.position(queue.partition) >= queue.end);
        }
        return !ready.isEmpty();
    }

    private boolean isWaiting() {
        for (Queue queue : queues.values()) {
            if (queue.records.isEmpty() && !queue.ended) {
                return true;
            }
        }
        return false;
    }

    private void throttle(Queue queue) {
        if (queue.ended || queue.records.size() > MOST_QUEUED) {
            consumer.pause(List.of(queue.partition));
        } else {
            consumer.resume(List.of(queue.partition));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Queue queue = queues.get(new TopicPartition(record.topic(), record.partition()));
        if (queue == null || record.offset() >= queue.end || record.value() == null) {
            return;
        }
        try {
            Signal signal = signals.deserialize(record.topic(), record.value());
            queue.records.addLast(new Recorded(signal, Instant.ofEpochMilli(record.timestamp())));
            if (queue.records.size() == 1) {
                ready.add(queue);
            }
        } catch (SerializationException e) {
            unreadable.add(
                    record.topic() + "-" + record.partition() + "@" + record.offset(),
                    "is no signal: " + e.getMessage());
        }
    }

    private void assign(Predicate<String> topics, Optional<Instant> from) {
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            consumer.close();
            throw new StartupException(
                    "there is no such topic of signals; is the name right, and was `lapwing topics apply` run?");
        }
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach((partition, end) -> queues.put(partition, new Queue(partition, end)));
        consumer.seekToBeginning(partitions);
        from.ifPresent(time -> seek(partitions, time));
    }

    private void seek(List<TopicPartition> partitions, Instant from) {
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> offsets = consumer.offsetsForTimes(times);
        for (Queue queue : queues.values()) {
            OffsetAndTimestamp offset = offsets.get(queue.partition);
            consumer.seek(queue.partition, offset == null ? queue.end : offset.offset());
        }
    }
}
