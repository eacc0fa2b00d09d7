package io.lapwing.enrich.story;

import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import io.lapwing.enrich.taxonomy.Fold;
import io.lapwing.record.Signal;
import java.nio.ByteBuffer;

/// A MinHash sketch of a report's title and the start of its text, over pairs of neighbouring words. The share of equal
/// components estimates the share of common pairs.
///
/// @param bytes 64 components of 16 bits
@SuppressWarnings("ArrayRecordComponent")
record Sketch(byte[] bytes) {
    /// Reports are found as near-duplicates if one band of four components is equal in both: almost surely from a
    /// similarity of 0.7, by half at 0.47.
    static final int BANDS = 16;

    private static final int COMPONENTS = 64;
    private static final int BITS = 16;
    private static final int WORDS = 160;
    private static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(COMPONENTS, BITS);

    static Sketch of(Signal signal) {
        long[] words = Words.all(Fold.of(signal.getReport().getTitle() + "\n" + signal.getExcerpt()), WORDS);
        int pairs = Math.max(1, words.length - 1);
        var elements = ElementHashProvider.ofFunction(i -> pair(words, i), pairs);
        return new Sketch(POLICY.createHasher().compute(elements));
    }

    static Sketch of(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return new Sketch(bytes);
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    /// Estimated similarity, 0 to 1.
    double similarity(Sketch other) {
        return POLICY.getFractionOfEqualComponents(bytes, other.bytes);
    }

    /// One band as a number.
    long band(int band) {
        return ByteBuffer.wrap(bytes).getLong(band * Long.BYTES);
    }

    private static long pair(long[] words, int i) {
        long first = words.length == 0 ? 0 : words[i];
        long second = i + 1 < words.length ? words[i + 1] : 0;
        return (first * 0x9E3779B97F4A7C15L) ^ Long.rotateLeft(second * 0xC2B2AE3D27D4EB4FL, 31);
    }
}
