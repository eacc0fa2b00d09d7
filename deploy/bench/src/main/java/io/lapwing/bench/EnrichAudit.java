package io.lapwing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.schemas.CloudEvents;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Compares the reports that were sent, which bear numbers, with what is committed behind enrich.
final class EnrichAudit {
    private static final String ID = "chaos-";

    /// When each was sent, by [System#nanoTime]; 0 until it is.
    private final AtomicLongArray sentAt;
    private final BitSet raw = new BitSet();
    private final BitSet enriched = new BitSet();
    private final BitSet dead = new BitSet();
    private final Set<String> signals = new HashSet<>();
    private long rawRepeated;
    private long enrichedRepeated;
    private long signalsRepeated;
    private long longestGap;

    /// @param reports how many are sent at most
    EnrichAudit(int reports) {
        this.sentAt = new AtomicLongArray(reports);
    }

    static String id(int number) {
        return ID + number;
    }

    /// A report is about to be sent.
    void sent(int number) {
        sentAt.set(number, System.nanoTime());
    }

    /// A record of `reports.raw`. Where one comes twice, as from a producer that had no answer, it has two outcomes.
    synchronized void raw(ConsumerRecord<byte[], byte[]> record) {
        int number = number(record.key());
        rawRepeated += raw.get(number) ? 1 : 0;
        raw.set(number);
    }

    /// A record of `reports.enriched`, whose key is the report's id.
    synchronized void enriched(ConsumerRecord<byte[], byte[]> record) {
        count(number(record.key()), enriched);
    }

    /// A record of the dead letters of enrich, which keeps the key of the raw report.
    synchronized void dead(ConsumerRecord<byte[], byte[]> record) {
        count(number(record.key()), dead);
    }

    /// A record of a topic of signals.
    synchronized void signal(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader(CloudEvents.ID);
        if (id == null || !signals.add(new String(id.value(), UTF_8))) {
            signalsRepeated++;
        }
    }

    private void count(int number, BitSet place) {
        if (enriched.get(number) || dead.get(number)) {
            enrichedRepeated++;
        } else {
            place.set(number);
            longestGap = Math.max(longestGap, System.nanoTime() - sentAt.get(number));
        }
    }

    private static int number(byte[] key) {
        String id = new String(key, UTF_8);
        if (!id.startsWith(ID)) {
            throw new IllegalStateException("a record with the key " + id + ", which nobody sent");
        }
        return Integer.parseInt(id.substring(ID.length()));
    }

    /// Reports that are accounted for so far.
    synchronized int accounted() {
        return enriched.cardinality() + dead.cardinality();
    }

    /// What came twice, for people.
    synchronized String repeats() {
        return "twice: " + rawRepeated + " raw reports, " + enrichedRepeated + " outcomes, " + signalsRepeated
                + " signals";
    }

    /// @param sent how many were sent
    synchronized Toll toll(int sent) {
        return new Toll(
                sent,
                enriched.cardinality(),
                dead.cardinality(),
                enrichedRepeated - rawRepeated + signalsRepeated,
                0,
                Duration.ofNanos(longestGap));
    }
}
