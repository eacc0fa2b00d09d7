package io.lapwing.bench.opinion;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts texts together that nearly repeat each other, so that no fold is tested on what it was trained with.
final class NearDuplicates {
    /// Least Jaccard similarity of the n-grams of two texts that count as one.
    static final double SIMILAR = 0.35;

    private final int[] parents;

    private NearDuplicates(int size) {
        parents = new int[size];
        for (int i = 0; i < size; i++) {
            parents[i] = i;
        }
    }

    /// The group of each text, transitively: a group is named by the place of one of its texts.
    ///
    /// @param events the event that each text is known to be about, empty if none; texts of one event are one group
    static int[] groups(List<String> texts, List<String> events) {
        var all = new NearDuplicates(texts.size());
        Map<String, Integer> first = new HashMap<>();
        List<Set<String>> grams =
                texts.stream().map(text -> Set.copyOf(NGrams.of(text).keySet())).toList();
        for (int i = 0; i < texts.size(); i++) {
            Integer before = events.get(i).isEmpty() ? null : first.putIfAbsent(events.get(i), i);
            if (before != null) {
                all.join(i, before);
            }
            for (int j = 0; j < i; j++) {
                if (similarity(grams.get(i), grams.get(j)) >= SIMILAR) {
                    all.join(i, j);
                }
            }
        }
        return all.roots();
    }

    private static double similarity(Set<String> one, Set<String> other) {
        Set<String> smaller = one.size() <= other.size() ? one : other;
        Set<String> larger = smaller == one ? other : one;
        if (smaller.size() < SIMILAR * larger.size()) {
            return 0;
        }
        var both = new HashSet<>(smaller);
        both.retainAll(larger);
        int union = one.size() + other.size() - both.size();
        return union == 0 ? 1 : (double) both.size() / union;
    }

    private void join(int one, int other) {
        parents[root(one)] = root(other);
    }

    private int root(int at) {
        int root = at;
        while (parents[root] != root) {
            root = parents[root];
        }
        parents[at] = root;
        return root;
    }

    private int[] roots() {
        int[] roots = new int[parents.length];
        for (int i = 0; i < roots.length; i++) {
            roots[i] = root(i);
        }
        return roots;
    }
}
