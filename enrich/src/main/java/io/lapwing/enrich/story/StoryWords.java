package io.lapwing.enrich.story;

import io.lapwing.enrich.story.Terms.Term;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The words of all reports of a story.
///
/// @param bag the words, each with the sum of its weights in the reports
/// @param counts in how many reports each is, in the order of the bag's keys
/// @param names whether each is a name
@SuppressWarnings("ArrayRecordComponent")
record StoryWords(WordBag bag, int[] counts, boolean[] names) {
    /// Most words; beyond it the lightest are left out.
    static final int MAX = 128;

    static final StoryWords NONE = new StoryWords(WordBag.of(new long[0], new float[0]), new int[0], new boolean[0]);

    private static final int ENTRY = Long.BYTES + Float.BYTES + Integer.BYTES + 1;

    static StoryWords of(ByteBuffer packed) {
        ByteBuffer from = packed.duplicate();
        int size = from.remaining() / ENTRY;
        var keys = new long[size];
        var weights = new float[size];
        var counts = new int[size];
        var names = new boolean[size];
        for (int i = 0; i < size; i++) {
            keys[i] = from.getLong();
            weights[i] = from.getFloat();
            counts[i] = from.getInt();
            names[i] = from.get() != 0;
        }
        return new StoryWords(WordBag.of(keys, weights), counts, names);
    }

    ByteBuffer packed() {
        ByteBuffer to = ByteBuffer.allocate(counts.length * ENTRY);
        for (int i = 0; i < counts.length; i++) {
            to.putLong(bag.keys()[i]).putFloat(bag.weights()[i]);
            to.putInt(counts[i]).put((byte) (names[i] ? 1 : 0));
        }
        return to.flip();
    }

    /// With the words of a further report, whose weights are taken in proportion.
    ///
    /// @param report the words of the report, weighed
    /// @param terms the same words as they were read
    StoryWords with(WordBag report, Terms terms) {
        Set<Long> named =
                terms.terms().stream().filter(Term::name).map(Term::key).collect(Collectors.toSet());
        var longer = new Merged(counts.length + report.keys().length);
        int i = 0;
        int j = 0;
        while (i < counts.length || j < report.keys().length) {
            long mine = i < counts.length ? bag.keys()[i] : Long.MAX_VALUE;
            long theirs = j < report.keys().length ? report.keys()[j] : Long.MAX_VALUE;
            long key = Math.min(mine, theirs);
            double weight = 0;
            int count = 0;
            boolean name = named.contains(key);
            if (mine == key) {
                weight += bag.weights()[i];
                count += counts[i];
                name |= names[i++];
            }
            if (theirs == key) {
                weight += report.weights()[j++] / report.norm();
                count++;
            }
            longer.add(key, (float) weight, count, name);
        }
        return longer.heaviest();
    }

    private static final class Merged {
        private final long[] keys;
        private final float[] weights;
        private final int[] counts;
        private final boolean[] names;
        private int size;

        Merged(int most) {
            keys = new long[most];
            weights = new float[most];
            counts = new int[most];
            names = new boolean[most];
        }

        void add(long key, float weight, int count, boolean name) {
            keys[size] = key;
            weights[size] = weight;
            counts[size] = count;
            names[size++] = name;
        }

        /// The heaviest words, of those that weigh the same as the last one the first.
        StoryWords heaviest() {
            float[] sorted = Arrays.copyOf(weights, size);
            Arrays.sort(sorted);
            float least = size > MAX ? sorted[size - MAX] : 0;
            int kept = 0;
            for (int i = 0; i < size && kept < MAX; i++) {
                if (weights[i] >= least) {
                    keys[kept] = keys[i];
                    weights[kept] = weights[i];
                    counts[kept] = counts[i];
                    names[kept++] = names[i];
                }
            }
            return new StoryWords(
                    WordBag.of(Arrays.copyOf(keys, kept), Arrays.copyOf(weights, kept)),
                    Arrays.copyOf(counts, kept),
                    Arrays.copyOf(names, kept));
        }
    }

    /// Share of what most reports of the story say that a report says too, by weight; 0 if they have nothing in common.
    double covered(WordBag report, int reports) {
        double all = 0;
        double covered = 0;
        for (int i = 0; i < counts.length; i++) {
            double share = (double) counts[i] / reports;
            if (share >= 0.5) {
                double weight = bag.weights()[i] * share;
                all += weight;
                covered += report.has(bag.keys()[i]) ? weight : 0;
            }
        }
        return all == 0 ? 0 : covered / all;
    }

    /// Share of the names in most reports of the story that a report does not say, by weight; 0 if there are none.
    double namesMissed(Set<Long> said, int reports) {
        double all = 0;
        double missed = 0;
        for (int i = 0; i < counts.length; i++) {
            if (names[i] && counts[i] >= 0.6 * reports) {
                double weight = Math.pow(bag.weights()[i] / counts[i], 2);
                all += weight;
                missed += said.contains(bag.keys()[i]) ? 0 : weight;
            }
        }
        return all == 0 ? 0 : missed / all;
    }
}
