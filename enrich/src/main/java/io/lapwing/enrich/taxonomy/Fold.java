package io.lapwing.enrich.taxonomy;

import com.hankcs.hanlp.HanLP;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;

/// Folds text for matching, character by character, so that an offset in the folded text is the same in the clean one:
/// upper to lower case, traditional to simplified Chinese, any dash to a space, any apostrophe to `'`.
public final class Fold {
    /// Neither letter nor digit.
    static final byte OTHER = 0;
    /// A letter or digit of a script that puts spaces between words.
    static final byte WORD = 1;
    /// A letter of a script that does not (Chinese, Japanese), or whose words run on (Korean).
    static final byte HAN = 2;

    private static final String TRADITIONAL = "/data/dictionary/tc/t2s.txt";
    private static final char[] CASED = cased();
    private static final char[] FOLDED = folded();
    private static final byte[] KINDS = kinds();

    private Fold() {}

    /// The folded form of a character.
    public static char of(char c) {
        return FOLDED[c];
    }

    /// The folded form of a text, of the same length.
    public static String of(String text) {
        return new String(array(text));
    }

    /// The folded form but for upper and lower case.
    static char keepingCase(char c) {
        return CASED[c];
    }

    /// [#OTHER], [#WORD] or [#HAN].
    static byte kind(char c) {
        return isIdeograph(c) ? HAN : KINDS[c];
    }

    /// Whether it is one of the Unicode block of Chinese characters, all of which are assigned. They are most of
    /// Chinese
    /// text and spread so widely over a table that asking it would cost a miss of the cache for each.
    private static boolean isIdeograph(char c) {
        return c >= '\u4E00' && c <= '\u9FFF';
    }

    static char[] array(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = FOLDED[chars[i]];
        }
        return chars;
    }

    /// Whether the space at this place only sets Latin letters or digits off from Chinese, as some writers do and
    /// others do not.
    static boolean isGap(char[] folded, int at) {
        return folded[at] == ' '
                && at > 0
                && at + 1 < folded.length
                && kind(folded[at - 1]) + kind(folded[at + 1]) == WORD + HAN
                && kind(folded[at - 1]) != OTHER
                && kind(folded[at + 1]) != OTHER;
    }

    private static char[] cased() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            table[c] = Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212' ? ' ' : (char) c;
        }
        table['\u2018'] = '\'';
        table['\u2019'] = '\'';
        readTraditional(table);
        return table;
    }

    private static void readTraditional(char[] table) {
        try (InputStream in = HanLP.class.getResourceAsStream(TRADITIONAL)) {
            if (in == null) {
                throw new IllegalStateException("the table " + TRADITIONAL + " is missing from the class path");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.length() == 3 && line.charAt(1) == '=') {
                    table[line.charAt(0)] = line.charAt(2);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static char[] folded() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            table[c] = Character.toLowerCase(CASED[c]);
        }
        return table;
    }

    private static byte[] kinds() {
        byte[] table = new byte[1 << 16];
        for (int c = 0; c < table.length; c++) {
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                table[c] = runsOn(UnicodeScript.of(c)) ? HAN : WORD;
            }
        }
        return table;
    }

    private static boolean runsOn(UnicodeScript script) {
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL -> true;
            default -> false;
        };
    }
}
