package io.lapwing.enrich.story.fact;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a report says, whatever its language.
///
/// @param keys hashes of the facts, in ascending order
/// @param weights how much each tells, in the order of the keys
/// @param names sounds of the names in Latin script, see [Sounds#ofLatin]
/// @param runs sounds of what may be foreign names in Chinese script, see [Sounds#ofHan]
@SuppressWarnings("ArrayRecordComponent")
public record Facts(long[] keys, float[] weights, List<String> names, List<String> runs) {
    /// Says nothing.
    public static final Facts NONE = new Facts(new long[0], new float[0], List.of(), List.of());

    /// Most names, and most runs, that are kept.
    static final int MAX_NAMES = 12;
    /// Most facts.
    static final int MAX = 40;

    /// These and further ones, as many as are kept; the earlier ones stay.
    public Facts with(Facts further) {
        SortedMap<Long, Float> all = new TreeMap<>();
        add(this, all);
        add(further, all);
        var longer = all.keySet().stream().mapToLong(Long::longValue).toArray();
        var theirs = new float[longer.length];
        for (int i = 0; i < longer.length; i++) {
            theirs[i] = all.getOrDefault(longer[i], 0f);
        }
        return new Facts(longer, theirs, both(names, further.names), both(runs, further.runs));
    }

    private static void add(Facts facts, SortedMap<Long, Float> all) {
        for (int i = 0; i < facts.keys.length && (all.size() < MAX || all.containsKey(facts.keys[i])); i++) {
            all.putIfAbsent(facts.keys[i], facts.weights[i]);
        }
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream())
                .distinct()
                .limit(MAX_NAMES)
                .toList();
    }

    /// The weight of all facts together.
    public double weight() {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /// The weight of a fact; 0 if it is not among these.
    public double weight(long key) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? 0 : weights[at];
    }
}
