package io.lapwing.cli.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// A balance as people read it.
public final class BalanceText {
    private static final String COLUMN = "%,12d";

    private record Column(String title, ToLongFunction<PartitionBalance> figure) {}

    private static final List<Column> COLUMNS = columns();

    private BalanceText() {}

    /// A table with a line for each partition and one for all.
    public static List<String> table(Balance balance) {
        var lines = new ArrayList<String>();
        lines.add("partition"
                + COLUMNS.stream()
                        .map(column -> String.format(Locale.ROOT, "%12s", column.title()))
                        .collect(Collectors.joining()));
        for (PartitionBalance partition : balance.partitions()) {
            lines.add(String.format(Locale.ROOT, "%9d", partition.partition())
                    + COLUMNS.stream()
                            .map(column -> figure(column.figure().applyAsLong(partition)))
                            .collect(Collectors.joining()));
        }
        lines.add("      all"
                + COLUMNS.stream()
                        .map(column -> figure(balance.total(column.figure())))
                        .collect(Collectors.joining()));
        return lines;
    }

    /// What else is to be said, each in a sentence.
    public static List<String> remarks(Balance balance) {
        var remarks = new ArrayList<String>();
        Balance.Letters letters = balance.letters();
        if (balance.total(each -> each.count(Entry.DEAD_LETTER)) > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "of the dead letters %,d are open, %,d were redriven, %,d discarded",
                    balance.openLetters(),
                    letters.redriven(),
                    letters.discarded()));
        }
        remark(remarks, letters.elsewhere(), "dead letters do not come from " + balance.topic());
        for (PartitionBalance partition : balance.partitions()) {
            remark(
                    remarks,
                    partition.start(),
                    "offsets of partition " + partition.partition()
                            + " are gone by retention; nothing is missing of them");
        }
        remark(
                remarks,
                balance.total(PartitionBalance::untold),
                "raw reports are so old that their outcome may be gone by retention, or was written by a release that"
                        + " did not say where outcomes come from");
        remark(
                remarks,
                balance.outcomesWithoutOrigin(),
                "enriched reports do not come from it, or do not say so, as those of earlier releases");
        remark(
                remarks,
                balance.total(PartitionBalance::withoutRaw),
                "outcomes and dead letters belong to raw reports that are not there (any more)");
        return remarks;
    }

    /// The result in one line.
    public static String verdict(Balance balance) {
        String counts = String.format(
                Locale.ROOT,
                "%,d raw reports, %,d outcomes, %,d dead letters, %,d in flight: ",
                balance.total(PartitionBalance::raw),
                balance.total(PartitionBalance::outcomes),
                balance.total(each -> each.count(Entry.DEAD_LETTER)),
                balance.total(PartitionBalance::inFlight));
        return counts
                + (balance.isRight()
                        ? "none is unaccounted for"
                        : String.format(
                                Locale.ROOT,
                                "%,d unaccounted for, %,d accounted for twice",
                                balance.total(PartitionBalance::unaccounted),
                                balance.total(PartitionBalance::twice)));
    }

    private static String figure(long figure) {
        return String.format(Locale.ROOT, COLUMN, figure);
    }

    private static void remark(List<String> remarks, long count, String what) {
        if (count > 0) {
            remarks.add(String.format(Locale.ROOT, "%,d ", count) + what);
        }
    }

    private static List<Column> columns() {
        var columns = new ArrayList<Column>();
        columns.add(new Column("raw", PartitionBalance::raw));
        for (Entry entry : Entry.values()) {
            columns.add(new Column(entry.toString(), partition -> partition.count(entry)));
        }
        columns.add(new Column("in flight", PartitionBalance::inFlight));
        columns.add(new Column("unaccounted", PartitionBalance::unaccounted));
        columns.add(new Column("twice", PartitionBalance::twice));
        return List.copyOf(columns);
    }
}
