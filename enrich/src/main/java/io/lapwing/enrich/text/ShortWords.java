package io.lapwing.enrich.text;

/// The Latin words of a text, one after the other, each as a number if it is short.
final class ShortWords {
    /// Longer words are not looked up, and not held.
    private static final int LONGEST = 5;

    private static final int BITS = 5;
    /// What a letter of a to z adds to a word, upper case as lower case; 0 for what is no letter.
    private static final byte[] LETTERS = letters();

    private final String text;
    private final int end;
    private int at;
    private int word;

    /// @param limit characters of the text that are looked at
    ShortWords(String text, int limit) {
        this.text = text;
        this.end = Math.min(text.length(), limit);
    }

    /// Goes to the next word.
    ///
    /// @return whether there is one
    boolean next() {
        int packed = 0;
        int length = 0;
        while (at <= end) {
            char c = at < end ? text.charAt(at) : ' ';
            at++;
            int letter = c < LETTERS.length ? LETTERS[c] : 0;
            if (letter != 0) {
                packed = (packed << BITS) + letter;
                length++;
            } else if (c >= LETTERS.length && Character.isLetter(c)) {
                length = LONGEST + 1; // no word that is looked up has it
            } else if (length != 0) {
                word = length <= LONGEST ? packed : 0;
                return true;
            }
        }
        return false;
    }

    /// The word, 5 bits for each letter; 0 if it is longer than five letters or has one beyond a to z.
    int packed() {
        return word;
    }

    /// A word of a to z as a number.
    static int packed(String word) {
        return word.chars().reduce(0, (packed, letter) -> (packed << BITS) + LETTERS[letter]);
    }

    private static byte[] letters() {
        byte[] letters = new byte[1 << 7];
        for (char c = 'a'; c <= 'z'; c++) {
            letters[c] = (byte) (c - 'a' + 1);
            letters[Character.toUpperCase(c)] = letters[c];
        }
        return letters;
    }
}
