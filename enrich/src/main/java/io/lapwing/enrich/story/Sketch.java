package io.lapwing.enrich.story;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import io.lapwing.enrich.story.fact.Tokens;
import io.lapwing.enrich.story.fact.Tokens.Kind;
import io.lapwing.enrich.story.fact.Tokens.Token;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A MinHash sketch of a report's title and the start of its text, over pairs of neighbouring words. The share of equal
/// components estimates the share of common pairs.
///
/// @param bytes 64 components of 16 bits
@SuppressWarnings("ArrayRecordComponent")
record Sketch(byte[] bytes) {
    private static final int COMPONENTS = 64;
    private static final int BITS = 16;
    private static final int WORDS = 160;
    private static final SimilarityHashPolicy POLICY = SimilarityHashing.superMinHash(COMPONENTS, BITS);

    private static final Hasher64 HASHER = Hashing.komihash5_0();

    static Sketch of(Tokens title, Tokens text) {
        long[] words = words(title, text);
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

    /// Hashes of words and of single Chinese characters.
    private static long[] words(Tokens title, Tokens text) {
        var words = new long[WORDS];
        int size = words(text, words, words(title, words, 0));
        return Arrays.copyOf(words, size);
    }

    private static int words(Tokens tokens, long[] words, int from) {
        int size = from;
        for (Token token : tokens.all()) {
            int parts = token.kind() == Kind.HAN ? token.stem().length() : 1;
            for (int i = 0; i < parts && size < words.length; i++) {
                String word = parts == 1 ? token.stem() : token.stem().substring(i, i + 1);
                words[size++] = HASHER.hashCharsToLong(word);
            }
        }
        return size;
    }

    private static long pair(long[] words, int i) {
        long first = words.length == 0 ? 0 : words[i];
        long second = i + 1 < words.length ? words[i + 1] : 0;
        return (first * 0x9E3779B97F4A7C15L) ^ Long.rotateLeft(second * 0xC2B2AE3D27D4EB4FL, 31);
    }
}
