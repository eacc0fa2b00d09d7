package io.lapwing.cli.eval;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The result of joining labelled reports into stories.
///
/// @param all over all reports
/// @param sets over the reports of each set
public record StoryEvaluation(Figures all, Map<String, Figures> sets) {

    /// How well reports were joined.
    ///
    /// @param precision share of the joined pairs that belong together; 1 if there are none
    /// @param recall share of the pairs that belong together that were joined; 1 if there are none
    /// @param f1 harmonic mean of both
    /// @param b3 harmonic mean of B-cubed precision and recall (Bagga and Baldwin 1998): of each report's share of
    ///     companions that belong with it and share of those that belong with it that are companions
    /// @param reports number of reports
    /// @param stories number of stories that were made
    public record Figures(double precision, double recall, double f1, double b3, int reports, int stories) {}

    /// A report, the story where it belongs and the one where it was put.
    record Placed(StoryItem item, String found) {
        boolean isComparable(Placed other) {
            @Nullable Instant mine = item.published();
            @Nullable Instant theirs = other.item.published();
            return mine == null
                    || theirs == null
                    || Duration.between(mine, theirs).abs().compareTo(StoryReader.WINDOW) <= 0;
        }
    }

    /// Joins the reports and compares.
    public static StoryEvaluation of(Collection<StoryItem> items) {
        Map<String, String> found = new StoryReader().stories(items);
        return compare(items.stream()
                .map(item -> new Placed(item, found.getOrDefault(item.id(), "")))
                .toList());
    }

    static StoryEvaluation compare(List<Placed> reports) {
        var sets = new TreeMap<String, Figures>();
        reports.stream()
                .collect(Collectors.groupingBy(report -> report.item().set()))
                .forEach((set, members) -> sets.put(set, figures(members)));
        return new StoryEvaluation(figures(reports), sets);
    }

    private static Figures figures(List<Placed> reports) {
        Counts pairs = pairs(reports);
        long stories = reports.stream().map(Placed::found).distinct().count();
        return new Figures(
                pairs.precision(), pairs.recall(), pairs.f1(), bCubed(reports), reports.size(), (int) stories);
    }

    private static Counts pairs(List<Placed> reports) {
        Counts pairs = Counts.NONE;
        for (int i = 0; i < reports.size(); i++) {
            for (int j = 0; j < i; j++) {
                Placed one = reports.get(i);
                Placed other = reports.get(j);
                boolean labelled = one.item().story().equals(other.item().story());
                boolean found = one.found().equals(other.found());
                if ((labelled || found) && one.isComparable(other)) {
                    pairs = pairs.plus(labelled, found);
                }
            }
        }
        return pairs;
    }

    private static double bCubed(List<Placed> reports) {
        Map<String, Integer> labelled = sizes(reports, report -> report.item().story());
        Map<String, Integer> found = sizes(reports, Placed::found);
        Map<String, Integer> both = sizes(reports, StoryEvaluation::both);
        double precision = 0;
        double recall = 0;
        for (Placed report : reports) {
            double together = both.getOrDefault(both(report), 0);
            precision += together / found.getOrDefault(report.found(), 1);
            recall += together / labelled.getOrDefault(report.item().story(), 1);
        }
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) / reports.size();
    }

    private static String both(Placed report) {
        return report.item().story() + "\n" + report.found();
    }

    private static Map<String, Integer> sizes(List<Placed> reports, Function<Placed, String> group) {
        var sizes = new HashMap<String, Integer>();
        reports.forEach(report -> sizes.merge(group.apply(report), 1, Integer::sum));
        return sizes;
    }
}
