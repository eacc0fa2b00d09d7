package io.lapwing.cli.eval;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What one taxonomy does better and worse than another on the same reports.
///
/// @param before result of the one compared against
/// @param after result of the one in question
/// @param better reports that are right now and were wrong
/// @param worse reports that are wrong now and were right
/// @param changed reports that are wrong in another way
public record Comparison(
        Evaluation before, Evaluation after, List<Change> better, List<Change> worse, List<Change> changed) {

    /// A report that is decided differently.
    ///
    /// @param report the report
    /// @param before its themes by the taxonomy compared against
    /// @param after its themes by the one in question
    public record Change(LabelledReport report, Set<String> before, Set<String> after) {}

    /// Compares two evaluations of the same reports.
    ///
    /// @param reports the reports
    public static Comparison of(List<LabelledReport> reports, Evaluation before, Evaluation after) {
        Map<String, Evaluation.Miss> old = byId(before);
        Map<String, Evaluation.Miss> now = byId(after);
        var changes = reports.stream()
                .map(report ->
                        new Change(report, found(report, old.get(report.id())), found(report, now.get(report.id()))))
                .filter(change -> !change.before().equals(change.after()))
                .collect(Collectors.groupingBy(Comparison::direction, TreeMap::new, Collectors.toList()));
        return new Comparison(
                before,
                after,
                changes.getOrDefault(Direction.BETTER, List.of()),
                changes.getOrDefault(Direction.WORSE, List.of()),
                changes.getOrDefault(Direction.CHANGED, List.of()));
    }

    private enum Direction {
        BETTER,
        WORSE,
        CHANGED
    }

    private static Direction direction(Change change) {
        Set<String> labelled = change.report().themes();
        if (change.after().equals(labelled)) {
            return Direction.BETTER;
        }
        return change.before().equals(labelled) ? Direction.WORSE : Direction.CHANGED;
    }

    private static Map<String, Evaluation.Miss> byId(Evaluation evaluation) {
        return evaluation.misses().stream()
                .collect(Collectors.toMap(miss -> miss.report().id(), Function.identity()));
    }

    private static Set<String> found(LabelledReport report, Evaluation.@org.jspecify.annotations.Nullable Miss miss) {
        var found = new TreeSet<>(report.themes());
        if (miss != null) {
            found.removeAll(miss.missing());
            found.addAll(miss.wrong());
        }
        return found;
    }
}
