package io.lapwing.enrich.story;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.lapwing.enrich.taxonomy.Fold;
import java.util.Arrays;
import java.util.Set;

/// Hashes of the words of a text: runs of Latin letters or digits, and single Chinese characters, folded.
final class Words {
    private static final Hasher64 HASHER = Hashing.komihash5_0();
    private static final Set<String> COMMON = Set.of(
            "a", "an", "and", "as", "at", "be", "by", "for", "from", "has", "have", "in", "into", "is", "it", "its",
            "new", "not", "of", "on", "or", "over", "s", "says", "than", "that", "the", "their", "this", "to", "was",
            "were", "will", "with", "的", "了", "在", "与", "和", "将", "为", "是", "对", "被");

    private Words() {}

    /// All words in order, at most so many.
    static long[] all(String text, int limit) {
        long[] words = new long[limit];
        int count = 0;
        int from = -1;
        for (int at = 0; at <= text.length() && count < limit; at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            boolean han = c >= 0x2E80 && Character.isLetter(c);
            boolean letter = !han && Character.isLetterOrDigit(c);
            if (letter && from < 0) {
                from = at;
            } else if (!letter && from >= 0) {
                words[count++] = hash(text, from, at);
                from = -1;
            }
            if (han && count < limit) {
                words[count++] = hash(text, at, at + 1);
            }
        }
        return Arrays.copyOf(words, count);
    }

    /// The telling words of a title, each once: words but the commonest, and pairs of Chinese characters.
    static long[] telling(String title) {
        String text = Fold.of(title);
        long[] words = new long[text.length()];
        int count = 0;
        int from = -1;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            boolean han = isHan(c);
            boolean letter = !han && Character.isLetterOrDigit(c);
            if (letter && from < 0) {
                from = at;
            } else if (!letter && from >= 0) {
                String word = singular(text.substring(from, at));
                if (!COMMON.contains(word)) {
                    words[count++] = HASHER.hashCharsToLong(word);
                }
                from = -1;
            }
            boolean pair = han && at + 1 < text.length() && isHan(text.charAt(at + 1));
            if (pair && !COMMON.contains(text.substring(at, at + 1))) {
                words[count++] = hash(text, at, at + 2);
            }
        }
        return Arrays.stream(words, 0, count).distinct().sorted().toArray();
    }

    private static boolean isHan(char c) {
        return c >= 0x2E80 && Character.isLetter(c);
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static long hash(String text, int from, int to) {
        return HASHER.hashCharsToLong(text.substring(from, to));
    }
}
