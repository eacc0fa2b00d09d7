package io.lapwing.bench.opinion;

import io.lapwing.enrich.taxonomy.Fold;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Character n-grams within words, of two to four characters, the ends of a word counting as one; of Chinese also
/// single characters. Case and the two scripts of Chinese do not matter.
final class NGrams {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST = 4;

    private NGrams() {}

    /// How often each n-gram occurs.
    static Map<String, Integer> of(String text) {
        var counts = new TreeMap<String, Integer>();
        for (String word : BETWEEN_WORDS.split(Fold.of(text), -1)) {
            if (!word.isEmpty()) {
                count(' ' + word + ' ', counts);
            }
        }
        return counts;
    }

    private static void count(String word, Map<String, Integer> counts) {
        for (int start = 0; start < word.length(); start++) {
            if (Character.isIdeographic(word.charAt(start))) {
                counts.merge(word.substring(start, start + 1), 1, Integer::sum);
            }
            for (int end = start + 2; end <= Math.min(start + LONGEST, word.length()); end++) {
                counts.merge(word.substring(start, end), 1, Integer::sum);
            }
        }
    }
}
