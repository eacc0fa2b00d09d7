package io.lapwing.bench;

import io.lapwing.record.RawReport;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends numbered raw reports at a steady rate on a thread of its own, whatever happens to those who read them.
final class EnrichLoad implements AutoCloseable {
    private static final Duration AGE = Duration.ofMinutes(10);
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final KafkaProducer<String, RawReport> producer;
    private final String topic;
    private final EnrichAudit audit;
    private final RawReport[] corpus = Corpus.reports();
    private final AtomicInteger sent = new AtomicInteger();
    private final Thread thread;
    private volatile @Nullable Exception failure;

    /// @param reports how many
    /// @param rate how many a second
    EnrichLoad(KafkaClients clients, EnrichAudit audit, int reports, int rate) {
        this.topic = clients.topics().reportsRaw();
        this.audit = audit;
        this.producer = new KafkaProducer<>(
                clients.settings("chaos-load"),
                new StringSerializer(),
                clients.serdes().topic(RawReport.class).serializer());
        this.thread = Thread.ofPlatform().daemon().name("chaos-load").start(() -> send(reports, rate));
    }

    /// How many were sent so far.
    ///
    /// @throws IllegalStateException if the broker did not take one
    int sent() {
        Exception known = failure;
        if (known != null) {
            throw new IllegalStateException("a report cannot be sent", known);
        }
        return sent.get();
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        producer.close();
    }

    private void send(int reports, int rate) {
        long start = System.nanoTime();
        @Nullable Future<RecordMetadata> last = null;
        for (int number = 0; number < reports && !Thread.currentThread().isInterrupted(); number++) {
            long due = start + (long) (number * SECOND / rate);
            while (System.nanoTime() < due && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            audit.sent(number);
            last = producer.send(record(number), (_, error) -> failure = error == null ? failure : error);
            sent.incrementAndGet();
        }
        await(last);
    }

    private void await(@Nullable Future<RecordMetadata> last) {
        try {
            if (last != null) {
                last.get();
            }
        } catch (ExecutionException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProducerRecord<String, RawReport> record(int number) {
        RawReport model = corpus[number & (Corpus.REPORTS - 1)];
        String body = model.getBody();
        RawReport report =
                Corpus.report(EnrichAudit.id(number), model.getTitle() + " " + number, body == null ? "" : body);
        // Retention goes by these times: of old news the first results would be gone before the run ends.
        Instant now = Instant.now();
        report.setFetchedAt(now);
        report.setPublishedAt(now.minus(AGE));
        return new ProducerRecord<>(topic, report.getId(), report);
    }
}
