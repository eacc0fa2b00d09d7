package io.lapwing.ingest.push;

import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.publish.RecordEncoder;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/// Writes pushed reports and waits until all in-sync replicas have them. Safe for use by many threads.
final class PushPublisher {
    /// What a sender is told when there is no room.
    static final String BUSY = "reports come in faster than the broker takes them; send the same request again later";

    /// What a record takes in the producer's buffer beyond key and value: headers and framing.
    private static final int OVERHEAD = 300;

    private final Producer<byte[], byte[]> producer;
    private final RecordEncoder encoder;
    private final Timer acknowledged;

    /// What became of the reports of one request.
    sealed interface Result {
        /// The broker has all of them.
        record Stored() implements Result {}

        /// There is no room for more at the moment.
        record Busy() implements Result {}

        /// Kafka or the registry does not do its part; some of the reports may have been stored.
        ///
        /// @param reason what it said
        record Unavailable(String reason) implements Result {}
    }

    /// @param acknowledged records how long the broker takes
    PushPublisher(Producer<byte[], byte[]> producer, RecordEncoder encoder, Timer acknowledged) {
        this.producer = producer;
        this.encoder = encoder;
        this.acknowledged = acknowledged;
    }

    /// @param lease the request's share of memory, which its records are added to before the first is sent
    Result publish(List<Publication> publications, InFlight.Lease lease) throws InterruptedException {
        try {
            List<ProducerRecord<byte[], byte[]>> records =
                    publications.stream().map(encoder::report).toList();
            return lease.grow(size(records)) ? send(records) : new Result.Busy();
        } catch (BufferExhaustedException e) {
            return new Result.Busy();
        } catch (ExecutionException e) {
            return e.getCause() instanceof BufferExhaustedException
                    ? new Result.Busy()
                    : new Result.Unavailable(text(e.getCause() == null ? e : e.getCause()));
        } catch (KafkaException | IllegalStateException e) {
            return new Result.Unavailable(text(e));
        }
    }

    private Result send(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        var answers = new ArrayList<Future<RecordMetadata>>(records.size());
        for (var record : records) {
            answers.add(producer.send(record));
        }
        for (var answer : answers) {
            answer.get();
        }
        acknowledged.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        return new Result.Stored();
    }

    private static long size(List<ProducerRecord<byte[], byte[]>> records) {
        return records.stream()
                .mapToLong(record -> (long) record.key().length + record.value().length + OVERHEAD)
                .sum();
    }

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
