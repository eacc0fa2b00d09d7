package io.lapwing.bench.opinion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Parts samples into folds at random: groups stay whole, and each fold gets about as many of each stratum as any
/// other.
final class Folds {
    private Folds() {}

    /// The fold of each sample, from 0.
    ///
    /// @param folds number of folds, at least 2
    /// @param seed what the order depends on
    static int[] of(List<Sample> samples, int folds, long seed) {
        Map<Integer, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            groups.computeIfAbsent(samples.get(i).group(), _ -> new ArrayList<>())
                    .add(i);
        }
        var order = new ArrayList<>(groups.values());
        Collections.shuffle(order, new Random(seed));
        order.sort(
                Comparator.comparingInt((List<Integer> group) -> group.size()).reversed());
        int[] fold = new int[samples.size()];
        var filled = new Filled(folds);
        for (List<Integer> group : order) {
            Map<String, Long> strata = group.stream()
                    .collect(Collectors.groupingBy(i -> samples.get(i).stratum(), Collectors.counting()));
            int emptiest = filled.add(strata);
            group.forEach(i -> fold[i] = emptiest);
        }
        return fold;
    }

    /// How many samples of each stratum the folds hold so far.
    private static final class Filled {
        private final List<Map<String, Long>> strata = new ArrayList<>();
        private final long[] sizes;

        Filled(int folds) {
            sizes = new long[folds];
            for (int i = 0; i < folds; i++) {
                strata.add(new HashMap<>());
            }
        }

        /// Puts a group where there is least of its strata, then least at all.
        int add(Map<String, Long> group) {
            int best = 0;
            for (int fold = 1; fold < sizes.length; fold++) {
                int order = Long.compare(alike(fold, group), alike(best, group));
                if (order < 0 || order == 0 && sizes[fold] < sizes[best]) {
                    best = fold;
                }
            }
            Map<String, Long> chosen = strata.get(best);
            group.forEach((stratum, count) -> chosen.merge(stratum, count, Long::sum));
            sizes[best] += group.values().stream().mapToLong(Long::longValue).sum();
            return best;
        }

        private long alike(int fold, Map<String, Long> group) {
            return group.keySet().stream()
                    .mapToLong(stratum -> strata.get(fold).getOrDefault(stratum, 0L))
                    .sum();
        }
    }
}
