package io.lapwing.cli.eval;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The result of classifying labelled reports.
///
/// @param reports number of reports
/// @param themes counts by theme
/// @param micro counts over all themes together
/// @param macro means over the themes
/// @param languages counts over all themes, by language
/// @param tiers recall by tier of what is labelled with it
/// @param nearMisses what was found in near misses
/// @param misses every wrong decision
public record Evaluation(
        int reports,
        Map<String, Counts> themes,
        Counts micro,
        Macro macro,
        Map<String, Counts> languages,
        Map<String, Tier> tiers,
        NearMisses nearMisses,
        List<Miss> misses) {

    /// Unweighted means over the themes.
    public record Macro(double precision, double recall, double f1) {}

    /// How many reports of a tier were put under the theme that they are labelled with.
    ///
    /// @param total reports of the tier
    /// @param found those put under every theme of their label
    public record Tier(int total, int found) {
        /// Share found.
        @JsonProperty
        public double recall() {
            return total == 0 ? 1 : (double) found / total;
        }
    }

    /// Near misses that were put under any theme.
    ///
    /// @param total near misses
    /// @param falsePositives those put under a theme
    public record NearMisses(int total, int falsePositives) {
        /// Share put under a theme.
        @JsonProperty
        public double rate() {
            return total == 0 ? 0 : (double) falsePositives / total;
        }
    }

    /// A wrong decision.
    ///
    /// @param report the report
    /// @param missing themes that are labelled but were not found
    /// @param wrong themes that were found but are not labelled
    public record Miss(LabelledReport report, Set<String> missing, Set<String> wrong) {}

    /// Classifies each report and compares.
    ///
    /// @param themes ids of the themes that can be found
    /// @param classify gives the themes that a report is on
    public static Evaluation of(
            Collection<LabelledReport> reports, Set<String> themes, Function<LabelledReport, Set<String>> classify) {
        var found = new ArrayList<Decision>();
        reports.forEach(report -> found.add(new Decision(report, classify.apply(report))));
        var byTheme = new TreeMap<String, Counts>();
        themes.forEach(theme -> byTheme.put(theme, count(found, Set.of(theme))));
        var byLanguage = new TreeMap<String, Counts>();
        found.stream()
                .collect(Collectors.groupingBy(decision -> decision.report().lang()))
                .forEach((language, decisions) -> byLanguage.put(language, count(decisions, themes)));
        return new Evaluation(
                reports.size(),
                byTheme,
                count(found, themes),
                macro(byTheme.values()),
                byLanguage,
                tiers(found),
                nearMisses(found),
                found.stream().flatMap(Decision::miss).toList());
    }

    private record Decision(LabelledReport report, Set<String> found) {
        Stream<Miss> miss() {
            if (report.themes().equals(found)) {
                return Stream.empty();
            }
            var missing = new TreeSet<>(report.themes());
            missing.removeAll(found);
            var wrong = new TreeSet<>(found);
            wrong.removeAll(report.themes());
            return Stream.of(new Miss(report, missing, wrong));
        }
    }

    private static Counts count(Collection<Decision> decisions, Set<String> themes) {
        Counts counts = Counts.NONE;
        for (Decision decision : decisions) {
            for (String theme : themes) {
                counts = counts.plus(
                        decision.report().themes().contains(theme),
                        decision.found().contains(theme));
            }
        }
        return counts;
    }

    private static Macro macro(Collection<Counts> themes) {
        return new Macro(
                themes.stream().mapToDouble(Counts::precision).average().orElse(1),
                themes.stream().mapToDouble(Counts::recall).average().orElse(1),
                themes.stream().mapToDouble(Counts::f1).average().orElse(1));
    }

    private static Map<String, Tier> tiers(List<Decision> decisions) {
        var tiers = new TreeMap<String, Tier>();
        for (Decision decision : decisions) {
            String tier = decision.report().tier();
            if (!tier.isEmpty()) {
                int found = decision.found().containsAll(decision.report().themes()) ? 1 : 0;
                tiers.merge(tier, new Tier(1, found), (a, b) -> new Tier(a.total + b.total, a.found + b.found));
            }
        }
        return tiers;
    }

    private static NearMisses nearMisses(List<Decision> decisions) {
        List<Decision> near = decisions.stream()
                .filter(decision -> decision.report().isNearMiss())
                .toList();
        long wrong = near.stream()
                .filter(decision -> !decision.report().themes().containsAll(decision.found()))
                .count();
        return new NearMisses(near.size(), (int) wrong);
    }
}
