package io.lapwing.cli.ledger;

import io.lapwing.cli.deadletters.Mark;
import io.lapwing.cli.scan.TopicReader;
import io.lapwing.record.EnrichedReport;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.RecordOrigin;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/// Keeps a [Ledger] from the topics themselves. Each look goes on where the last one ended, so that looking again costs
/// only what is new.
///
/// The order of a look makes it right on a running pipeline: first how far enrich has committed, then outcomes and dead
/// letters including those of transactions open at that moment, last the raw reports. What enrich had finished by then
/// must have been seen, and what it had not is in flight.
public final class LedgerReading implements AutoCloseable {
    private final Admin admin;
    private final String group;
    private final Horizon horizon;
    private final TopicReader raw;
    private final TopicReader enriched;
    private final TopicReader letters;
    private final String enrichedTopic;
    private final String lettersTopic;
    private final Deserializer<EnrichedReport> reports;
    private final Ledger ledger;
    private Optional<Map<TopicPartition, Long>> lastRaw = Optional.empty();

    /// @param clients how to reach broker and registry
    /// @param group consumer group of enrich, which is its application id
    public LedgerReading(KafkaClients clients, String group) {
        String rawTopic = clients.topics().reportsRaw();
        this.admin = clients.admin();
        this.group = group;
        this.horizon = new Horizon(admin, InstantSource.system());
        this.enrichedTopic = clients.topics().reportsEnriched();
        this.lettersTopic = clients.topics().deadLetters("enrich");
        this.raw = new TopicReader(clients, admin, rawTopic);
        this.enriched = new TopicReader(clients, admin, enrichedTopic);
        this.letters = new TopicReader(clients, admin, lettersTopic);
        this.reports = clients.serdes().topic(EnrichedReport.class).deserializer();
        this.ledger = new Ledger(rawTopic, raw.partitions().size());
    }

    /// Leaves out raw reports that come after this moment and what accounts for them, in all further looks.
    public void stopAtPresentEnd() throws InterruptedException {
        lastRaw = Optional.of(raw.committedEnds());
    }

    /// Reads what is new and strikes the balance.
    ///
    /// @param names the most offsets to name of each kind and partition
    public Balance look(int names) throws InterruptedException {
        Map<TopicPartition, Long> done = committed();
        enriched.readTo(enriched.ends(), this::enrichedReport);
        Map<TopicPartition, Long> firstLetters = letters.starts();
        letters.readTo(letters.ends(), record -> letter(record, firstLetters));
        Map<TopicPartition, Long> ends = lastRaw.isPresent() ? lastRaw.get() : raw.committedEnds();
        raw.readTo(ends, this::rawReport);
        ledger.compact();
        return ledger.balance(bounds(done), names);
    }

    @Override
    public void close() {
        raw.close();
        enriched.close();
        letters.close();
        reports.close();
        admin.close();
    }

    private void rawReport(ConsumerRecord<byte[], byte[]> record) {
        if (isWanted(new RecordOrigin(record.topic(), record.partition(), record.offset()))) {
            ledger.raw(record.partition(), record.offset());
        }
    }

    private void enrichedReport(ConsumerRecord<byte[], byte[]> record) {
        Optional<RecordOrigin> origin = RecordOrigin.of(record.headers());
        if (origin.isEmpty()) {
            ledger.outcomeWithoutOrigin(record.timestamp());
        }
        origin.filter(this::isWanted).ifPresent(from -> ledger.outcome(from, Outcomes.of(record, reports)));
    }

    private void letter(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Long> starts) {
        Optional<Mark> mark = Mark.of(record);
        if (mark.isPresent()) {
            // A mark whose letter retention has removed changes no count.
            long start = starts.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
            mark.filter(each -> each.offset() >= start)
                    .filter(each -> each.origin().map(this::isWanted).orElse(true))
                    .ifPresent(ledger::mark);
            return;
        }
        Optional<RecordOrigin> origin = RecordOrigin.of(record.headers());
        if (origin.isEmpty()) {
            ledger.foreignLetter();
        }
        origin.filter(this::isWanted).ifPresent(ledger::letter);
    }

    /// Whether it does not lie behind the end that was set for raw reports, if one was.
    private boolean isWanted(RecordOrigin origin) {
        var place = new TopicPartition(origin.topic(), origin.partition());
        return lastRaw.map(ends -> origin.offset() < ends.getOrDefault(place, Long.MAX_VALUE))
                .orElse(true);
    }

    private Map<TopicPartition, Long> committed() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var done = new HashMap<TopicPartition, Long>();
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    done.put(partition, offset.offset());
                }
            });
            return done;
        } catch (ExecutionException e) {
            throw new StartupException("the broker does not tell how far group '" + group + "' is: "
                    + (e.getCause() == null ? e : e.getCause()).getMessage());
        }
    }

    private Map<Integer, Bounds> bounds(Map<TopicPartition, Long> done) throws InterruptedException {
        long complete = Math.max(horizon.of(enrichedTopic, enriched), horizon.of(lettersTopic, letters));
        long since = Math.max(complete, ledger.latestWithoutOrigin() + 1);
        boolean all = since <= 0;
        Map<TopicPartition, Long> tellable = all ? Map.of() : raw.offsetsAt(since);
        Map<TopicPartition, Long> starts = raw.starts();
        var bounds = new HashMap<Integer, Bounds>();
        for (TopicPartition partition : raw.partitions()) {
            bounds.put(
                    partition.partition(),
                    new Bounds(
                            starts.getOrDefault(partition, 0L),
                            tellable.getOrDefault(partition, 0L),
                            done.getOrDefault(partition, 0L)));
        }
        return bounds;
    }
}
