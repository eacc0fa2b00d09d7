package io.lapwing.bench;

import io.lapwing.cli.stack.ServiceKind;
import io.lapwing.ingest.publish.RecordEncoder;
import io.lapwing.record.Cursor;
import io.lapwing.record.SeenEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Ingest with many sources, one tenth of which is due each minute.
///
/// All are read once first, so that their cursors are real ones; then the service is stopped, the moments at which they
/// are due are spread evenly over ten minutes, and what is measured begins with a service that finds those cursors.
final class LongSchedule {
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    /// Time for the service to start, before the first source is due.
    private static final Duration LEAD = Duration.ofMinutes(2);

    private final BrokerStack broker;
    private final LoopbackFeeds feeds;
    private final int count;
    private final List<String> jvm;
    private final Consumer<String> progress;

    /// What was seen.
    ///
    /// @param heapMegabytes what lives in the heap after a full collection, in MB of 10^6 bytes
    /// @param polls polls in the time that was measured
    /// @param late those of them that were more than two seconds late
    /// @param latest by how much the latest of them was late, in seconds
    /// @param minutes how long was measured
    record Seen(double heapMegabytes, double polls, double late, double latest, double minutes) {}

    /// @param count how many of the feeds are in the schedule
    /// @param jvm options of the service's JVM
    LongSchedule(BrokerStack broker, LoopbackFeeds feeds, int count, List<String> jvm, Consumer<String> progress) {
        this.broker = broker;
        this.feeds = feeds;
        this.count = count;
        this.jvm = jvm;
        this.progress = progress;
    }

    /// Reads every source once.
    void prepare() throws IOException, InterruptedException {
        try (var ingest = start("P1D")) {
            Waiting.until("all sources have been read", PATIENCE, () -> polls(ingest) >= count);
        }
        progress.accept("read " + count + " sources for the first time");
    }

    /// Measures with the sources as they are, each remembering so many entries at least.
    ///
    /// @param remembered entries that each source remembers
    Seen measure(int remembered, Duration time) throws IOException, InterruptedException {
        Instant begin = Instant.now().plus(LEAD);
        spread(remembered, begin);
        try (var ingest = start(INTERVAL.toString())) {
            Waiting.until("the service has all sources", PATIENCE, () -> ingest.owned() == count);
            progress.accept("the service has all " + count + " sources");
            Thread.sleep(Duration.between(Instant.now(), begin).plus(time));
            Metrics metrics = metrics(ingest);
            String name = "lapwing_poll_lateness_seconds";
            double polls = metrics.sum(name + "_count");
            return new Seen(
                    LiveHeap.megabytes(ingest.pid()),
                    polls,
                    polls - metrics.sum(name + "_bucket", "le=\"2.0\""),
                    metrics.sum(name + "_max"),
                    time.toSeconds() / 60.0);
        }
    }

    private ServiceInstance start(String interval) throws IOException {
        Path config = new IngestFiles(broker.folder()).write("schedule", count, feeds::address, interval, Map.of());
        return ServiceInstance.start(broker.stack(), ServiceKind.INGEST, "ingest-schedule", jvm, config);
    }

    private void spread(int remembered, Instant begin) throws InterruptedException {
        var topic = broker.clients().topics().cursors();
        var decoder = broker.clients().serdes().topic(Cursor.class).deserializer();
        var encoder =
                new RecordEncoder(broker.clients().topics(), broker.clients().serdes());
        Map<String, ConsumerRecord<byte[], byte[]>> latest = latest(topic);
        var settings = broker.clients().settings("spread");
        int place = 0;
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var record : latest.values()) {
                Cursor cursor = decoder.deserialize(topic, record.value());
                cursor.setNextPollAt(begin.plus(INTERVAL.multipliedBy(place++).dividedBy(count)));
                cursor.setSeen(aged(cursor.getSeen(), remembered));
                producer.send(encoder.cursor(cursor, record.partition(), Instant.now()));
            }
        }
    }

    private Map<String, ConsumerRecord<byte[], byte[]>> latest(String topic) throws InterruptedException {
        var latest = new HashMap<String, ConsumerRecord<byte[], byte[]>>();
        try (var _ = CommittedRecords.start(broker.clients(), List.of(topic), record -> put(latest, record))) {
            Waiting.until("the cursors are read", PATIENCE, () -> size(latest) == count);
        }
        return latest;
    }

    private static void put(Map<String, ConsumerRecord<byte[], byte[]>> latest, ConsumerRecord<byte[], byte[]> record) {
        synchronized (latest) {
            latest.put(new String(record.key(), StandardCharsets.UTF_8), record);
        }
    }

    private static int size(Map<String, ConsumerRecord<byte[], byte[]>> latest) {
        synchronized (latest) {
            return latest.size();
        }
    }

    /// Entries that a source showed earlier are put before those that it shows; their ids are of the same form.
    private static List<SeenEntry> aged(List<SeenEntry> seen, int remembered) {
        var aged = new ArrayList<SeenEntry>();
        for (int i = 0; i < remembered - seen.size(); i++) {
            SeenEntry like = seen.get(i % seen.size());
            String number = String.format("%06x", i);
            aged.add(new SeenEntry(number + like.getId().substring(number.length()), like.getRevision()));
        }
        aged.addAll(seen);
        return aged;
    }

    private static double polls(ServiceInstance ingest) throws InterruptedException {
        return ingest.metrics()
                .map(metrics -> metrics.sum("lapwing_ingest_polls_total"))
                .orElse(0.0);
    }

    private static Metrics metrics(ServiceInstance ingest) throws InterruptedException {
        return ingest.metrics().orElseThrow(() -> new IllegalStateException("ingest does not answer"));
    }
}
