package io.lapwing.bench;

import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads topics from their beginning as any consumer would that reads what is committed, on a thread of its own.
final class CommittedRecords implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Consumer<ConsumerRecord<byte[], byte[]>> reader;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    private CommittedRecords(
            KafkaClients clients, List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<String, Object> settings = clients.settings("committed-records");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.reader = reader;
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// @param reader given each record
    static CommittedRecords start(
            KafkaClients clients, List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        var records = new CommittedRecords(clients, topics, reader);
        Thread.ofPlatform().daemon().name("committed-records").start(records::run);
        return records;
    }

    @Override
    public void close() throws InterruptedException {
        stopping = true;
        consumer.wakeup();
        ended.await();
    }

    private void run() {
        try (consumer) {
            while (!stopping) {
                consumer.poll(TURN).forEach(reader);
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        } finally {
            ended.countDown();
        }
    }
}
