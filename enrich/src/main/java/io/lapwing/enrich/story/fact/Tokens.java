package io.lapwing.enrich.story.fact;

import io.lapwing.enrich.taxonomy.Fold;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.stemmer.PorterStemmer;

/// The words, numbers and runs of Chinese characters of a text, in order.
///
/// @param clean the text
/// @param folded the text folded, without marks on Latin letters; of the same length
/// @param all the tokens
public record Tokens(String clean, String folded, List<Token> all) {
    private static final char[] UNMARKED = unmarked();

    /// What a token is.
    public enum Kind {
        /// A word in letters with spaces about it; may hold digits.
        WORD,
        /// Digits, with points and commas.
        NUMBER,
        /// Chinese characters, or others without spaces.
        HAN
    }

    /// A token.
    ///
    /// @param kind what it is
    /// @param start its first character
    /// @param end the character after its last
    /// @param stem without the endings of English; the characters themselves if it is no word
    public record Token(Kind kind, int start, int end, String stem) {}

    /// @param clean a clean title or text
    public static Tokens of(String clean) {
        String folded = unmark(Fold.of(clean));
        var stemmer = new PorterStemmer();
        var all = new ArrayList<Token>(folded.length() / 5 + 1);
        int at = 0;
        while (at < folded.length()) {
            char c = folded.charAt(at);
            if (!Character.isLetterOrDigit(c)) {
                at++;
                continue;
            }
            int end = isHan(c) ? hanEnd(folded, at) : wordEnd(folded, at);
            Kind kind = isHan(c) ? Kind.HAN : isNumber(folded, at, end) ? Kind.NUMBER : Kind.WORD;
            String stem = folded.substring(at, end);
            if (kind == Kind.WORD && stem.length() > 2) {
                stemmer.reset();
                stem = stemmer.stem(stem);
            }
            if (kind != Kind.WORD || stem.length() > 1) {
                all.add(new Token(kind, at, end, stem));
            }
            at = endOfPossessive(folded, end);
        }
        return new Tokens(clean, folded, all);
    }

    /// Whether a token begins with a capital letter.
    public boolean isCapital(Token token) {
        return Character.isUpperCase(clean.charAt(token.start()));
    }

    List<String> stems() {
        return all.stream().map(Token::stem).toList();
    }

    static boolean isHan(char c) {
        return c >= 0x2E80 && Character.isLetter(c);
    }

    private static int hanEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isHan(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (isLetter(text.charAt(end)) || isPoint(text, end))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return Character.isLetterOrDigit(c) && !isHan(c);
    }

    /// A point or comma between two digits.
    private static boolean isPoint(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == ',')
                && at > 0
                && at + 1 < text.length()
                && isDigit(text.charAt(at - 1))
                && isDigit(text.charAt(at + 1));
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && c != '.' && c != ',') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfPossessive(String text, int end) {
        boolean possessive =
                text.startsWith("'s", end) && (end + 2 == text.length() || !isLetter(text.charAt(end + 2)));
        return possessive ? end + 2 : end;
    }

    private static String unmark(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] < UNMARKED.length) {
                chars[i] = UNMARKED[chars[i]];
            }
        }
        return new String(chars);
    }

    private static char[] unmarked() {
        char[] table = new char[0x2000];
        for (char c = 0; c < table.length; c++) {
            boolean latin = Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
            table[c] = latin
                    ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                            .charAt(0)
                    : c;
        }
        return table;
    }
}
