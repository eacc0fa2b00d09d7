package io.lapwing.enrich.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words and signs of money in folded text (lower case, simplified Chinese).
///
/// @param <T> what a word stands for
final class MoneyWords<T> {
    /// A word.
    ///
    /// @param text its folded form
    /// @param value what it stands for
    /// @param weak whether it has other meanings, so that it counts only beside clearer ones
    record Word<T>(String text, T value, boolean weak) {
        int length() {
            return text.length();
        }

        /// Whether it is of a script that puts no spaces between words.
        boolean runsOn() {
            return !isLatin(text.charAt(text.length() - 1));
        }
    }

    /// Powers of ten that follow a number.
    static final MoneyWords<Double> MAGNITUDES = new MoneyWords<>(List.of(
            word("thousand", 1e3),
            word("million", 1e6),
            word("mln", 1e6),
            word("mn", 1e6),
            word("billion", 1e9),
            word("bln", 1e9),
            word("bn", 1e9),
            word("trillion", 1e12),
            word("trn", 1e12),
            word("tn", 1e12),
            word("mrd", 1e9),
            word("mio", 1e6),
            word("lakh", 1e5),
            word("crore", 1e7),
            word("thousand crore", 1e10),
            word("lakh crore", 1e12),
            weak("k", 1e3),
            weak("m", 1e6),
            weak("b", 1e9),
            weak("t", 1e12),
            word("百", 1e2),
            word("千", 1e3),
            word("万", 1e4),
            word("十万", 1e5),
            word("百万", 1e6),
            word("千万", 1e7),
            word("亿", 1e8),
            word("十亿", 1e9),
            word("百亿", 1e10),
            word("千亿", 1e11),
            word("万亿", 1e12),
            word("兆", 1e12),
            word("만", 1e4),
            word("억", 1e8),
            word("조", 1e12)));

    /// What may follow 元 where it is no money: element, component, first year.
    static final String NOT_AFTER_YUAN = "素件年旦宇月首老组";

    private final ByCharacter<T> byFirst;
    private final ByCharacter<T> byLast;

    MoneyWords(List<Word<T>> words) {
        byFirst = ByCharacter.of(words, word -> word.text.charAt(0));
        byLast = ByCharacter.of(words, word -> word.text.charAt(word.length() - 1));
    }

    /// Words by their first or last character, by which most places are ruled out.
    ///
    /// @param characters each once
    /// @param words those of each character, longest first, since some begin or end with others
    private record ByCharacter<T>(String characters, List<List<Word<T>>> words) {
        static <T> ByCharacter<T> of(List<Word<T>> words, Function<Word<T>, Character> character) {
            ToIntFunction<Word<T>> length = Word::length;
            Map<Character, List<Word<T>>> grouped = words.stream()
                    .sorted(Comparator.comparingInt(length).reversed())
                    .collect(Collectors.groupingBy(character, TreeMap::new, Collectors.toList()));
            var characters = grouped.keySet().stream().map(String::valueOf).collect(Collectors.joining());
            return new ByCharacter<>(characters, List.copyOf(grouped.values()));
        }

        List<Word<T>> of(char c) {
            int place = characters.indexOf(c);
            return place < 0 ? List.of() : words.get(place);
        }
    }

    /// The longest word that begins at this place, or null.
    @Nullable
    Word<T> at(char[] folded, int start) {
        if (start < folded.length) {
            for (Word<T> word : byFirst.of(folded[start])) {
                if (has(folded, start, word.text)) {
                    return word;
                }
            }
        }
        return null;
    }

    /// The longest word that ends before this place and has no letter before it, or null.
    @Nullable
    Word<T> before(char[] folded, int end) {
        if (end > 0) {
            for (Word<T> word : byLast.of(folded[end - 1])) {
                int start = end - word.length();
                if (start >= 0 && has(folded, start, word.text) && beginsThere(folded, start)) {
                    return word;
                }
            }
        }
        return null;
    }

    /// In `Plus$5` the sign is `$`, not `s$`.
    private static boolean beginsThere(char[] folded, int start) {
        return start == 0 || !isLatin(folded[start]) || !isLatin(folded[start - 1]);
    }

    static boolean has(char[] folded, int start, String text) {
        if (start + text.length() > folded.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (folded[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Where a word ends that reaches to here, a plural `s` counted in; -1 if it only begins another word.
    static int wordEnd(char[] folded, int end) {
        if (!isLatin(folded[end - 1]) || end == folded.length || !isLatin(folded[end])) {
            return end;
        }
        boolean plural = folded[end] == 's' && (end + 1 == folded.length || !isLatin(folded[end + 1]));
        return plural ? end + 1 : -1;
    }

    /// A letter or digit of a script with spaces between words.
    static boolean isLatin(char c) {
        return c < 0x2E80 && Character.isLetterOrDigit(c);
    }

    private static <T> Word<T> word(String text, T value) {
        return new Word<>(text, value, false);
    }

    private static <T> Word<T> weak(String text, T value) {
        return new Word<>(text, value, true);
    }
}
