package io.lapwing.enrich.text;

/// Counts the letters of a text by script.
final class Letters {
    private static final int LOW = (1 << 12) - 1;
    /// Simplified in Japan in a way of its own; a text with these is no Chinese one. By their low bits, which differ.
    private static final char[] JAPANESE = ofJapanAlone();

    private final int limit;
    private int han;
    private int japanese;
    private int hangul;
    private int latin;
    private int other;
    private boolean accents;

    /// @param limit characters of a text that are looked at
    Letters(int limit) {
        this.limit = limit;
    }

    void count(String text) {
        int end = Math.min(text.length(), limit);
        int ascii = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii += isLetter(c) ? 1 : 0;
            } else {
                count(c);
            }
        }
        latin += ascii;
    }

    /// Whether an ASCII character is a letter, told without a branch for each of its cases.
    private static boolean isLetter(char c) {
        return (char) ((c | 0x20) - 'a') < 26;
    }

    private void count(char c) {
        if (c >= 0x4E00 && c <= 0x9FFF) {
            han++;
            japanese += JAPANESE[c & LOW] == c ? 1 : 0;
        } else if (c >= 0x3040 && c <= 0x30FF) {
            japanese++;
        } else if (c >= 0xAC00 && c <= 0xD7A3) {
            hangul++;
        } else if (Character.isLetter(c)) {
            latin += c < 0x250 ? 1 : 0;
            other += c < 0x250 ? 0 : 1;
            accents |= c < 0x250;
        }
    }

    /// Chinese characters, those of Japan among them.
    int han() {
        return han;
    }

    /// Kana, and characters that only Japan writes so.
    int japanese() {
        return japanese;
    }

    /// Syllables of Korean.
    int hangul() {
        return hangul;
    }

    /// Latin letters.
    int latin() {
        return latin;
    }

    /// Letters of all other scripts.
    int other() {
        return other;
    }

    /// Whether no Latin word of a text begins in lower case, so that all may be names.
    boolean isLatinOnlyInNames(String text) {
        int end = Math.min(text.length(), limit);
        char before = ' ';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' && (before == ' ' || before == '\n')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /// Whether there are Latin letters that English does without.
    boolean hasAccents() {
        return accents;
    }

    private static char[] ofJapanAlone() {
        char[] table = new char[LOW + 1];
        for (char c : "発経県駅売読変続験戦駆価拡択鉄弾圧労検関応権実帰対図団気円広総単転軽".toCharArray()) {
            table[c & LOW] = c;
        }
        return table;
    }
}
