package io.lapwing.ingest.push;

import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.publish.RecordEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/// Writes pushed reports and waits until all in-sync replicas have them. Safe for use by many threads.
final class PushPublisher {
    private final Producer<byte[], byte[]> producer;
    private final RecordEncoder encoder;

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

    PushPublisher(Producer<byte[], byte[]> producer, RecordEncoder encoder) {
        this.producer = producer;
        this.encoder = encoder;
    }

    Result publish(List<Publication> publications) throws InterruptedException {
        try {
            List<ProducerRecord<byte[], byte[]>> records =
                    publications.stream().map(encoder::report).toList();
            var answers = new ArrayList<Future<RecordMetadata>>();
            for (var record : records) {
                answers.add(producer.send(record));
            }
            for (var answer : answers) {
                answer.get();
            }
            return new Result.Stored();
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

    private static String text(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
