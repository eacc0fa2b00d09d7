package io.lapwing.enrich.text;

import java.util.List;

/// The commonest words of a language, by which a short text is told.
final class CommonWords {
    static final CommonWords ENGLISH = new CommonWords(
            "en",
            "the of and to in for on with is are was were by from as at its it that this has have will be an after over"
                    + " new says said",
            "");

    /// Languages of Latin script whose short titles would else pass for English.
    static final List<CommonWords> OTHERS = List.of(
            new CommonWords(
                    "es",
                    "por una y sus sobre desde hasta entre tras",
                    "el la los las del de en un con para su al se que"),
            new CommonWords(
                    "fr",
                    "dans avec une aux cette leur selon sous",
                    "le la les des du de en un et pour sur au par est se qui"),
            new CommonWords(
                    "de",
                    "der und ein eine auf ist zum zur nach gegen wird vor",
                    "die das den dem von mit im bei des aus an"),
            new CommonWords(
                    "it", "della nella degli sono alla delle gli", "il la lo di un una con per che del da e dei al"),
            new CommonWords("pt", "uma dos nas pelo pela ao os em", "o a de do da no na um com para se que e"),
            new CommonWords("nl", "het een voor naar zijn wordt niet bij", "de van en in op te met is om"));

    private static final byte CLEAR = 2;
    private static final byte SHARED = 1;

    /// Slots of the hash table: above twice the words of any language.
    private static final int SLOT_BITS = 7;

    private final String language;
    /// Open addressing: words as [ShortWords] packs them, and what each counts; 0 where a slot is free.
    private final int[] words = new int[1 << SLOT_BITS];
    private final byte[] counts = new byte[1 << SLOT_BITS];

    /// @param language ISO 639-1 code
    /// @param clear words that count by themselves, parted by spaces
    /// @param shared those of other languages or English names too (`die`, `pour`), which count in company only
    private CommonWords(String language, String clear, String shared) {
        this.language = language;
        put(clear, CLEAR);
        put(shared, SHARED);
    }

    String language() {
        return language;
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

    /// What a word counts: 2 for a clear one, 1 for a shared one, else 0.
    ///
    /// @param word as [ShortWords] packs it
    int weight(int word) {
        return counts[slot(word)];
    }

    /// Where a word lies, or would.
    private int slot(int word) {
        int slot = (word * 0x9E3779B9) >>> (Integer.SIZE - SLOT_BITS);
        while (words[slot] != word && words[slot] != 0) {
            slot = (slot + 1) & (words.length - 1);
        }
        return slot;
    }

    private void put(String all, byte count) {
        for (String word : all.split(" ", -1)) {
            if (!word.isEmpty()) {
                int packed = ShortWords.packed(word);
                int slot = slot(packed);
                words[slot] = packed;
                counts[slot] = count;
            }
        }
    }
}
