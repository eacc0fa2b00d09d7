package io.lapwing.cli.ledger;

import io.lapwing.cli.deadletters.Mark;
import io.lapwing.schemas.RecordOrigin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The accounts of all raw reports: pure bookkeeping over what was read.
final class Ledger {
    private final String topic;
    private final Map<Integer, PartitionBook> books = new TreeMap<>();
    private long redriven;
    private long discarded;
    private long elsewhere;
    private long outcomesWithoutOrigin;
    private long latestWithoutOrigin = Long.MIN_VALUE;

    /// @param topic full name of the topic with raw reports
    /// @param partitions how many it has
    Ledger(String topic, int partitions) {
        this.topic = topic;
        for (int partition = 0; partition < partitions; partition++) {
            books.put(partition, new PartitionBook());
        }
    }

    void raw(int partition, long offset) {
        book(partition).raw(offset);
    }

    /// An enriched report.
    ///
    /// @param origin where its raw report is
    void outcome(RecordOrigin origin, Entry outcome) {
        if (isRaw(origin)) {
            book(origin.partition()).entry(origin.offset(), outcome);
        } else {
            outcomesWithoutOrigin++;
        }
    }

    /// An enriched report that does not say where it comes from.
    ///
    /// @param timestamp its time, in milliseconds since 1970
    void outcomeWithoutOrigin(long timestamp) {
        outcomesWithoutOrigin++;
        latestWithoutOrigin = Math.max(latestWithoutOrigin, timestamp);
    }

    /// A dead letter of enrich.
    ///
    /// @param origin where the record is that could not be processed
    void letter(RecordOrigin origin) {
        if (isRaw(origin)) {
            book(origin.partition()).entry(origin.offset(), Entry.DEAD_LETTER);
        } else {
            elsewhere++;
        }
    }

    /// A dead letter from a place that nobody knows.
    void foreignLetter() {
        elsewhere++;
    }

    /// A dead letter was dealt with.
    void mark(Mark mark) {
        if (mark.origin().filter(this::isRaw).isPresent()) {
            switch (mark.handling()) {
                case REDRIVEN -> redriven++;
                case DISCARDED -> discarded++;
            }
        }
    }

    /// Time of the latest enriched report that does not say where it comes from, in milliseconds since 1970;
    /// [Long#MIN_VALUE] if there is none.
    long latestWithoutOrigin() {
        return latestWithoutOrigin;
    }

    void compact() {
        books.values().forEach(PartitionBook::compact);
    }

    /// Strikes the balance.
    ///
    /// @param bounds what is known of each partition
    /// @param names the most offsets to name of each kind and partition
    Balance balance(Map<Integer, Bounds> bounds, int names) {
        var everything = new Bounds(0, 0, Long.MAX_VALUE);
        List<PartitionBalance> balances = books.entrySet().stream()
                .map(book ->
                        book.getValue().balance(book.getKey(), bounds.getOrDefault(book.getKey(), everything), names))
                .toList();
        return new Balance(topic, balances, new Balance.Letters(redriven, discarded, elsewhere), outcomesWithoutOrigin);
    }

    private boolean isRaw(RecordOrigin origin) {
        return origin.topic().equals(topic);
    }

    private PartitionBook book(int partition) {
        return books.computeIfAbsent(partition, _ -> new PartitionBook());
    }
}
