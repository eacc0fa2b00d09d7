package io.lapwing.enrich.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gathers terms, joining those that would match alike, into a [Lexicon].
final class LexiconBuilder {
    private record Key(String folded, String cased, boolean plural, boolean prefix) {}

    private final Map<Key, int[][]> targets = new LinkedHashMap<>();

    /// Adds all terms of a concept, context, entity or country.
    void add(Map<String, List<TermEntry>> terms, Layer layer, int target) {
        terms.values().forEach(entries -> entries.forEach(entry -> add(entry, layer, target)));
    }

    /// Adds one term.
    void add(TermEntry entry, Layer layer, int target) {
        String cased = entry.exact() ? TermForms.cased(entry) : "";
        var key = new Key(TermForms.folded(entry), cased, entry.plural(), entry.prefix());
        int[][] layers = targets.computeIfAbsent(key, _ -> new int[Layer.ALL.length][0]);
        int[] before = layers[layer.place()];
        if (Arrays.stream(before).noneMatch(known -> known == target)) {
            int[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = target;
            layers[layer.place()] = after;
        }
    }

    Lexicon build() {
        SortedMap<String, List<Term>> forms = new TreeMap<>();
        int id = 0;
        for (var entry : targets.entrySet()) {
            Key key = entry.getKey();
            var term = new Term(id++, key.cased(), key.plural(), key.prefix(), entry.getValue());
            forms.computeIfAbsent(key.folded(), _ -> new ArrayList<>()).add(term);
        }
        return Lexicon.of(forms);
    }
}
