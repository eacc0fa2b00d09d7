package io.lapwing.enrich.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the language of a report. Han characters decide first; common English words next; longer text in another
/// language goes to a statistical detector, which is slower and loaded when first needed; short text follows the
/// source's own word.
public final class Languages {
    /// Language of text that cannot be told.
    public static final String UNDETERMINED = "und";

    /// A Han character carries about as much as this many Latin letters.
    private static final int HAN_WEIGHT = 3;
    /// Letters enough for the detector to be right more often than the hint.
    private static final int DETECTABLE = 80;

    private static final int LOOKED_AT = 1_000;

    /// Longest of the words below.
    private static final int LONGEST = 5;

    private static final int[] ENGLISH = Stream.of(
                    "the", "of", "and", "to", "in", "for", "on", "with", "is", "are", "was", "were", "by", "from", "as",
                    "at", "its", "it", "that", "this", "has", "have", "will", "be", "an", "after", "over", "new",
                    "says", "said")
            .mapToInt(word -> packed(word, 0, word.length()))
            .sorted()
            .toArray();

    /// The language.
    ///
    /// @param title clean title
    /// @param text clean text
    /// @param hint what the source declares (BCP 47), if anything
    /// @return ISO 639-1 code, or `und`
    public String of(String title, String text, @Nullable String hint) {
        var letters = new Letters();
        letters.count(title);
        letters.count(text);
        if (letters.kana * 10 > letters.han + letters.kana) {
            return "ja";
        }
        if (letters.han > 0 && letters.han * HAN_WEIGHT >= letters.latin + letters.other) {
            return "zh";
        }
        if (letters.latin + letters.other == 0) {
            return letters.han > 0 ? "zh" : declared(hint, UNDETERMINED);
        }
        if (letters.other <= letters.latin && isEnglish(title, text)) {
            return "en";
        }
        if (letters.latin + letters.other >= DETECTABLE) {
            return LanguageDetector.detect(start(text.length() > title.length() ? text : title));
        }
        return declared(hint, letters.other > letters.latin ? UNDETERMINED : "en");
    }

    private static String declared(@Nullable String hint, String otherwise) {
        if (hint == null || hint.isBlank()) {
            return otherwise;
        }
        String language = Locale.forLanguageTag(hint.strip().replace('_', '-')).getLanguage();
        return language.isEmpty() ? otherwise : language;
    }

    /// Whether one word in eight is among the commonest of English.
    private static boolean isEnglish(String title, String text) {
        var words = new Words();
        words.count(title);
        words.count(text);
        return words.english > 0 && words.english * 8 >= words.all;
    }

    private static String start(String text) {
        return text.length() <= LOOKED_AT ? text : text.substring(0, LOOKED_AT);
    }

    private static final class Letters {
        private int han;
        private int kana;
        private int latin;
        private int other;

        void count(String text) {
            int end = Math.min(text.length(), LOOKED_AT);
            for (int i = 0; i < end; i++) {
                char c = text.charAt(i);
                if (c < 0x80) {
                    latin += (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? 1 : 0;
                } else if (c >= 0x4E00 && c <= 0x9FFF) {
                    han++;
                } else if (c >= 0x3040 && c <= 0x30FF) {
                    kana++;
                } else if (c < 0x250) {
                    latin += Character.isLetter(c) ? 1 : 0;
                } else {
                    other += Character.isLetter(c) ? 1 : 0;
                }
            }
        }
    }

    private static final class Words {
        private int all;
        private int english;

        void count(String text) {
            int end = Math.min(text.length(), LOOKED_AT);
            int from = -1;
            for (int i = 0; i <= end; i++) {
                boolean letter = i < end && Character.isLetter(text.charAt(i));
                if (letter && from < 0) {
                    from = i;
                } else if (!letter && from >= 0) {
                    all++;
                    boolean common = i - from <= LONGEST && Arrays.binarySearch(ENGLISH, packed(text, from, i)) >= 0;
                    english += common ? 1 : 0;
                    from = -1;
                }
            }
        }
    }

    /// A short word of letters as a number, upper case as lower case; -1 if it holds others than a to z.
    private static int packed(String text, int from, int to) {
        int word = 0;
        for (int i = from; i < to; i++) {
            int letter = (text.charAt(i) | 0x20) - 'a';
            if (letter < 0 || letter >= 26) {
                return -1;
            }
            word = (word << 5) + letter + 1;
        }
        return word;
    }
}
