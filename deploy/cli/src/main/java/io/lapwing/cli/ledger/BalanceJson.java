package io.lapwing.cli.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// A balance as machines read it.
public final class BalanceJson {
    private BalanceJson() {}

    /// Keys and values of one JSON object.
    ///
    /// @param unaccounted the first reports that are unaccounted for
    /// @param twice the first that are accounted for twice
    public static Map<String, Object> of(Balance balance, List<NamedReport> unaccounted, List<NamedReport> twice) {
        var all = new LinkedHashMap<String, Object>();
        all.put("topic", balance.topic());
        all.put("right", balance.isRight());
        all.put("settled", balance.isSettled());
        all.putAll(figures(balance::total));
        all.put("lettersOpen", balance.openLetters());
        all.put("lettersRedriven", balance.letters().redriven());
        all.put("lettersDiscarded", balance.letters().discarded());
        all.put("lettersFromElsewhere", balance.letters().elsewhere());
        all.put("outcomesWithoutOrigin", balance.outcomesWithoutOrigin());
        all.put(
                "partitions",
                balance.partitions().stream().map(BalanceJson::partition).toList());
        all.put(
                "unaccountedReports",
                unaccounted.stream().map(BalanceJson::report).toList());
        all.put("twiceReports", twice.stream().map(BalanceJson::report).toList());
        return all;
    }

    private interface Figures {
        long of(ToLongFunction<PartitionBalance> figure);
    }

    private static Map<String, Object> partition(PartitionBalance partition) {
        var one = new LinkedHashMap<String, Object>();
        one.put("partition", partition.partition());
        one.put("start", partition.start());
        one.putAll(figures(figure -> figure.applyAsLong(partition)));
        return one;
    }

    private static Map<String, Object> figures(Figures figures) {
        var entries = new LinkedHashMap<String, Long>();
        for (Entry entry : Entry.values()) {
            entries.put(entry.toString(), figures.of(partition -> partition.count(entry)));
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("raw", figures.of(PartitionBalance::raw));
        all.put("entries", entries);
        all.put("inFlight", figures.of(PartitionBalance::inFlight));
        all.put("unaccounted", figures.of(PartitionBalance::unaccounted));
        all.put("twice", figures.of(PartitionBalance::twice));
        all.put("untold", figures.of(PartitionBalance::untold));
        all.put("withoutRaw", figures.of(PartitionBalance::withoutRaw));
        return all;
    }

    private static Map<String, Object> report(NamedReport report) {
        var one = new LinkedHashMap<String, Object>();
        one.put("topic", report.topic());
        one.put("partition", report.partition());
        one.put("offset", report.offset());
        one.put("id", report.id().orElse(null));
        one.put("source", report.source().orElse(null));
        return one;
    }
}
