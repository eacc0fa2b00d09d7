package io.lapwing.cli.ledger;

import java.util.List;
import java.util.function.ToLongFunction;

/// How the accounts of all raw reports stand.
///
/// @param topic full name of the topic with raw reports
/// @param partitions each partition, in order
/// @param letters what became of its dead letters
/// @param outcomesWithoutOrigin enriched reports that do not say where they come from, which earlier releases wrote
public record Balance(String topic, List<PartitionBalance> partitions, Letters letters, long outcomesWithoutOrigin) {

    /// What became of the dead letters of enrich.
    ///
    /// @param redriven sent again; each is a raw report of its own since
    /// @param discarded given up with a reason
    /// @param elsewhere dead letters from topics other than the raw reports', which this ledger does not count
    public record Letters(long redriven, long discarded, long elsewhere) {}

    /// Whether no raw report is unaccounted for, and none accounted for twice. Some may be in flight.
    public boolean isRight() {
        return total(PartitionBalance::unaccounted) == 0 && total(PartitionBalance::twice) == 0;
    }

    /// Whether it is right with none in flight.
    public boolean isSettled() {
        return isRight() && total(PartitionBalance::inFlight) == 0;
    }

    /// A sum over the partitions.
    public long total(ToLongFunction<PartitionBalance> figure) {
        return partitions.stream().mapToLong(figure).sum();
    }

    /// Dead letters that nobody has dealt with.
    public long openLetters() {
        return total(each -> each.count(Entry.DEAD_LETTER)) - letters.redriven() - letters.discarded();
    }
}
