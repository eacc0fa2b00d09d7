package io.lapwing.bench;

import io.lapwing.bench.PoisonedReports.Poison;
import io.lapwing.cli.ledger.Balance;
import io.lapwing.cli.ledger.Entry;
import io.lapwing.cli.ledger.PartitionBalance;
import java.util.List;

/// The figures of a run with poisoned input, each with what it must be.
final class PoisonFigures {
    /// As many as a service has unless set otherwise.
    private static final int STREAM_THREADS = 2;

    private PoisonFigures() {}

    /// @param reports how many were written
    static List<Figure> of(int reports, PoisonRun.Outcome outcome) {
        long poisoned =
                outcome.poisoned().values().stream().mapToInt(Integer::intValue).sum();
        long fixable = outcome.poisoned().getOrDefault(Poison.UNKNOWN_SCHEMA, 0);
        Balance first = outcome.letters();
        Balance closed = outcome.closed();
        return List.of(
                Figure.yardstick("raw reports, besides " + outcome.aborted() + " aborted", reports, "reports"),
                Figure.yardstick("of them poisoned", poisoned, "reports"),
                Figure.exactly("dead letters", letters(first), "letters", poisoned),
                Figure.exactly("outcomes", first.total(PartitionBalance::outcomes), "reports", reports - poisoned),
                Figure.exactly("letters redriven by two commands at once", outcome.redriven(), "letters", fixable),
                Figure.exactly(
                        "outcomes after the redrive",
                        outcome.fixed().total(PartitionBalance::outcomes),
                        "reports",
                        reports - poisoned + fixable),
                Figure.exactly("letters discarded", outcome.discarded(), "letters", poisoned - fixable),
                Figure.exactly("letters open at the end", closed.openLetters(), "letters", 0),
                Figure.exactly("reports unaccounted for, after any step", wrong(outcome), "reports", 0),
                Figure.exactly(
                        "stream threads of enrich alive at the end", outcome.liveThreads(), "threads", STREAM_THREADS),
                Figure.yardstick(
                        "time from the first report until all were accounted for",
                        outcome.took().toMillis() / 1e3,
                        "s"));
    }

    private static long letters(Balance balance) {
        return balance.total(each -> each.count(Entry.DEAD_LETTER));
    }

    /// Reports unaccounted for or accounted for twice.
    private static double wrong(PoisonRun.Outcome outcome) {
        return List.of(outcome.letters(), outcome.fixed(), outcome.closed()).stream()
                .mapToLong(each -> each.total(PartitionBalance::unaccounted) + each.total(PartitionBalance::twice))
                .sum();
    }
}
