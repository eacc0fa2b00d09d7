package io.lapwing.cli.ledger;

import java.util.List;
import java.util.Map;

/// How the accounts of one partition stand.
///
/// @param partition its number
/// @param raw raw reports that were read
/// @param entries what accounts for them, by kind
/// @param inFlight raw reports without an entry that the consumer group has not finished yet
/// @param unaccounted raw reports without an entry that it has finished
/// @param twice raw reports with more than one entry
/// @param untold raw reports without an entry which may have had one that was removed by retention or did not say where
///     it came from
/// @param withoutRaw entries whose raw report is not there; with retention that is as it should be
/// @param start first offset that retention has left
/// @param unaccountedOffsets the first of the unaccounted ones
/// @param twiceOffsets the first of those with more than one entry
public record PartitionBalance(
        int partition,
        long raw,
        Map<Entry, Long> entries,
        long inFlight,
        long unaccounted,
        long twice,
        long untold,
        long withoutRaw,
        long start,
        List<Long> unaccountedOffsets,
        List<Long> twiceOffsets) {

    /// Entries of a kind.
    public long count(Entry entry) {
        return entries.getOrDefault(entry, 0L);
    }

    /// Enriched reports of any outcome.
    public long outcomes() {
        return entries.values().stream().mapToLong(Long::longValue).sum() - count(Entry.DEAD_LETTER);
    }
}
