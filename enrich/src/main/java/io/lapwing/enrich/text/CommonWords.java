package io.lapwing.enrich.text;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The commonest words of a language, by which a short text is told.
///
/// @param language ISO 639-1 code
/// @param clear those that count by themselves
/// @param shared those that other languages or English names have too (`die`, `pour`, `Los`); they count in company
/// only
@SuppressWarnings("ArrayRecordComponent")
record CommonWords(String language, int[] clear, int[] shared) {
    static final CommonWords ENGLISH = of(
            "en",
            "the of and to in for on with is are was were by from as at its it that this has have will be an after over"
                    + " new says said",
            "");

    /// Languages of Latin script whose short titles would else pass for English.
    static final List<CommonWords> OTHERS = List.of(
            of("es", "por una y sus sobre desde hasta entre tras", "el la los las del de en un con para su al se que"),
            of(
                    "fr",
                    "dans avec une aux cette leur selon sous",
                    "le la les des du de en un et pour sur au par est se qui"),
            of(
                    "de",
                    "der und ein eine auf ist zum zur nach gegen wird vor",
                    "die das den dem von mit im bei des aus an"),
            of("it", "della nella degli sono alla delle gli", "il la lo di un una con per che del da e dei al"),
            of("pt", "uma dos nas pelo pela ao os em", "o a de do da no na um com para se que e"),
            of("nl", "het een voor naar zijn wordt niet bij", "de van en in op te met is om"));

    /// Longest word above.
    private static final int LONGEST = 5;

    private static final int CLEAR = 2;

    private static CommonWords of(String language, String clear, String shared) {
        return new CommonWords(language, packed(clear), packed(shared));
    }

    /// How many of a text's words there are.
    ///
    /// @param all words
    /// @param common what the common ones count: 2 for a clear one, 1 for a shared one
    record Count(int all, int common) {
        Count plus(Count other) {
            return new Count(all + other.all, common + other.common);
        }

        /// Whether so many of the words are common that the text is of the language.
        boolean isEnough() {
            return common >= CLEAR && common * 4 >= all;
        }
    }

    Count count(String text, int limit) {
        int end = Math.min(text.length(), limit);
        int all = 0;
        int common = 0;
        int from = -1;
        for (int i = 0; i <= end; i++) {
            boolean letter = i < end && Character.isLetter(text.charAt(i));
            if (letter && from < 0) {
                from = i;
            } else if (!letter && from >= 0) {
                all++;
                common += i - from <= LONGEST ? value(packed(text, from, i)) : 0;
                from = -1;
            }
        }
        return new Count(all, common);
    }

    private int value(int word) {
        return Arrays.binarySearch(clear, word) >= 0 ? CLEAR : Arrays.binarySearch(shared, word) >= 0 ? 1 : 0;
    }

    private static int[] packed(String words) {
        return Stream.of(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .mapToInt(word -> packed(word, 0, word.length()))
                .sorted()
                .toArray();
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
