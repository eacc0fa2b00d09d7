package io.lapwing.enrich.text;

/// Counts the letters of a text by script.
final class Letters {
    /// Simplified in Japan in a way of its own; a text with these is no Chinese one.
    private static final boolean[] JAPANESE = ofJapanAlone();

    private final int limit;
    private int han;
    private int japanese;
    private int hangul;
    private int latin;
    private int other;
    private int lowerCaseWords;
    private boolean accents;

    /// @param limit characters of a text that are looked at
    Letters(int limit) {
        this.limit = limit;
    }

    void count(String text) {
        int end = Math.min(text.length(), limit);
        char before = ' ';
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                countAscii(c, before);
            } else if (c >= 0x4E00 && c <= 0x9FFF) {
                han++;
                japanese += JAPANESE[c] ? 1 : 0;
            } else if (c >= 0x3040 && c <= 0x30FF) {
                japanese++;
            } else if (c >= 0xAC00 && c <= 0xD7A3) {
                hangul++;
            } else if (c < 0x250) {
                latin += Character.isLetter(c) ? 1 : 0;
                accents |= Character.isLetter(c);
            } else {
                other += Character.isLetter(c) ? 1 : 0;
            }
            before = c;
        }
    }

    private void countAscii(char c, char before) {
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
            latin++;
            lowerCaseWords += c >= 'a' && (before == ' ' || before == '\n') ? 1 : 0;
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

    /// Whether no Latin word begins in lower case, so that all may be names.
    boolean isLatinOnlyInNames() {
        return lowerCaseWords == 0;
    }

    /// Whether there are Latin letters that English does without.
    boolean hasAccents() {
        return accents;
    }

    private static boolean[] ofJapanAlone() {
        boolean[] table = new boolean[1 << 16];
        for (char c : "発経県駅売読変続験戦駆価拡択鉄弾圧労検関応権実帰対図団気円広総単転軽".toCharArray()) {
            table[c] = true;
        }
        return table;
    }
}
