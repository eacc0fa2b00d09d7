package io.lapwing.enrich.story;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Words with their weights.
///
/// @param keys hashes of the words, in ascending order
/// @param weights their weights, in the order of the keys
/// @param norm length of the vector of weights
@SuppressWarnings("ArrayRecordComponent")
record WordBag(long[] keys, float[] weights, double norm) {
    private static final int ENTRY = Long.BYTES + Float.BYTES;

    static WordBag of(long[] keys, float[] weights) {
        double squares = 0;
        for (float weight : weights) {
            squares += weight * weight;
        }
        return new WordBag(keys, weights, Math.sqrt(squares));
    }

    static WordBag of(List<Weighed> words) {
        Weighed[] sorted = words.toArray(Weighed[]::new);
        Arrays.sort(sorted, (a, b) -> Long.compare(a.key, b.key));
        var keys = new long[sorted.length];
        var weights = new float[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            keys[i] = sorted[i].key;
            weights[i] = (float) sorted[i].weight;
        }
        return of(keys, weights);
    }

    static WordBag of(ByteBuffer packed) {
        ByteBuffer from = packed.duplicate();
        var keys = new long[from.remaining() / ENTRY];
        var weights = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = from.getLong();
            weights[i] = from.getFloat();
        }
        return of(keys, weights);
    }

    ByteBuffer packed() {
        ByteBuffer to = ByteBuffer.allocate(keys.length * ENTRY);
        for (int i = 0; i < keys.length; i++) {
            to.putLong(keys[i]).putFloat(weights[i]);
        }
        return to.flip();
    }

    boolean has(long key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    /// The heaviest words.
    WordBag heaviest(int limit) {
        if (keys.length <= limit) {
            return this;
        }
        int[] kept = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weights[i]))
                .limit(limit)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        var heavy = new float[limit];
        for (int i = 0; i < limit; i++) {
            heavy[i] = weights[kept[i]];
        }
        return of(Arrays.stream(kept).mapToLong(i -> keys[i]).toArray(), heavy);
    }

    /// Cosine of the angle between two, 0 to 1.
    double cosine(WordBag other) {
        double dot = 0;
        for (int i = 0, j = 0; i < keys.length && j < other.keys.length; ) {
            int order = Long.compare(keys[i], other.keys[j]);
            if (order == 0) {
                dot += weights[i] * other.weights[j];
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return dot == 0 ? 0 : dot / (norm * other.norm);
    }

    /// A word and its weight.
    record Weighed(long key, double weight) implements Comparable<Weighed> {
        /// The heaviest first.
        @Override
        public int compareTo(Weighed other) {
            int order = Double.compare(other.weight, weight);
            return order == 0 ? Long.compare(key, other.key) : order;
        }
    }
}
