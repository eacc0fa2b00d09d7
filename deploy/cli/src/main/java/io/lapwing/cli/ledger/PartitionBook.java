package io.lapwing.cli.ledger;

import java.util.EnumMap;
import java.util.Map;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/// The accounts of one partition of `reports.raw`. Raw reports and what accounts for them may be entered in any order,
/// each once. Sets of offsets are all that it keeps, a bit an offset at the most.
final class PartitionBook {
    private final Roaring64Bitmap open = new Roaring64Bitmap();
    private final Roaring64Bitmap accounted = new Roaring64Bitmap();
    private final Roaring64Bitmap twice = new Roaring64Bitmap();
    private final Map<Entry, Long> entries = new EnumMap<>(Entry.class);
    private long raw;
    private long matched;

    void raw(long offset) {
        raw++;
        if (accounted.contains(offset)) {
            matched++;
        } else {
            open.addLong(offset);
        }
    }

    void entry(long offset, Entry entry) {
        entries.merge(entry, 1L, Long::sum);
        if (accounted.contains(offset)) {
            twice.addLong(offset);
            return;
        }
        accounted.addLong(offset);
        if (open.contains(offset)) {
            open.removeLong(offset);
            matched++;
        }
    }

    /// Makes the sets small; offsets without gaps take next to nothing then.
    void compact() {
        open.runOptimize();
        accounted.runOptimize();
    }

    /// Strikes the balance.
    ///
    /// @param partition number of the partition
    /// @param bounds what is known of the partition besides its records
    /// @param names the most offsets to name of each kind
    PartitionBalance balance(int partition, Bounds bounds, int names) {
        long due = below(open, bounds.due());
        long untold = below(open, Math.min(bounds.tellable(), bounds.due()));
        return new PartitionBalance(
                partition,
                raw,
                Map.copyOf(entries),
                open.getLongCardinality() - due,
                due - untold,
                twice.getLongCardinality(),
                untold,
                accounted.getLongCardinality() - matched,
                bounds.start(),
                open.stream()
                        .filter(offset -> offset >= bounds.tellable() && offset < bounds.due())
                        .limit(names)
                        .boxed()
                        .toList(),
                twice.stream().limit(names).boxed().toList());
    }

    private static long below(Roaring64Bitmap offsets, long bound) {
        return bound <= 0 ? 0 : offsets.rankLong(bound - 1);
    }
}
