package io.lapwing.ingest.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Writes records in transactions that only a current member of the consumer group can commit. Used by one thread.
///
/// A transaction that fails in any way leaves it open whether its records count until the next producer has started
/// under the same transactional id, which settles it. The caller then reads the cursors again.
public final class TransactionalPublisher implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    /// What became of a transaction.
    public sealed interface Result {
        /// All its records count.
        record Committed() implements Result {}

        /// It was given up; what counts must be read from the topics.
        ///
        /// @param reason why
        record Dropped(String reason) implements Result {}
    }

    /// @param producers makes producers, all with the same transactional id
    public TransactionalPublisher(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /// Gets ready to write, and settles what an earlier producer left.
    ///
    /// @return why it cannot now; null if it is ready
    public @Nullable String prepare() {
        if (producer != null) {
            return null;
        }
        Producer<byte[], byte[]> fresh = producers.get();
        try {
            fresh.initTransactions();
            producer = fresh;
            return null;
        } catch (KafkaException e) {
            fresh.close(Duration.ZERO);
            return text(e);
        }
    }

    /// Writes records in one transaction.
    ///
    /// @param offsets offsets of the group to commit with them
    /// @param group the membership by which the broker tells whether this instance still owns those partitions
    public Result publish(
            List<ProducerRecord<byte[], byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata group) {
        String unready = prepare();
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            return new Result.Dropped(String.valueOf(unready));
        }
        try {
            current.beginTransaction();
            for (var record : records) {
                var _ = current.send(record); // what fails here fails the commit
            }
            current.sendOffsetsToTransaction(offsets, group);
            current.commitTransaction();
            return new Result.Committed();
        } catch (KafkaException e) {
            abort(current);
            return new Result.Dropped(text(e));
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_LIMIT);
            producer = null;
        }
    }

    private void abort(Producer<byte[], byte[]> current) {
        try {
            current.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            // Fenced, timed out or fatally wrong: the next producer settles the transaction.
            producer = null;
            current.close(Duration.ZERO);
        }
    }

    private static String text(KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
