package io.lapwing.enrich.text;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Brings text to the form in which it is kept: Unicode NFKC, no controls, no invisible or direction-changing
/// characters, no lone surrogates, single spaces, no empty lines, at most so many code points.
///
/// Nearly all text consists of characters that can be treated one by one; for those a table says what stands for each.
/// The rest goes the thorough way.
final class Characters {
    /// Longer runs of combining marks are cut: none occurs in real text, and normalising them takes quadratic time.
    private static final int MAX_MARKS = 8;

    private static final char REPLACEMENT = '\uFFFD';
    /// In the table: the character is left out.
    private static final char NOTHING = '\uFFFF';
    /// In the table: what stands for the character depends on its neighbours.
    private static final char DEPENDS = '\0';

    private static final char[] TABLE = table();

    private Characters() {}

    /// @param limit most code points of the result, at least 1
    /// @param lines whether line breaks are kept
    static String clean(String text, int limit, boolean lines) {
        if (isClean(text, limit)) {
            return text;
        }
        String simple = oneByOne(text, limit, lines);
        return simple == null ? thorough(text, limit, lines) : simple;
    }

    /// Whether nothing needs to be done, as with most titles in English.
    private static boolean isClean(String text, int limit) {
        if (text.length() > limit || text.startsWith(" ") || text.endsWith(" ") || text.contains("  ")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /// The clean text, or null if some character depends on its neighbours.
    private static @Nullable String oneByOne(String text, int limit, boolean lines) {
        char[] out = new char[Math.min(text.length(), limit)];
        int size = 0;
        char pending = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            c = isIdeograph(c) ? c : TABLE[c];
            if (c == DEPENDS) {
                return null;
            }
            if (c == ' ' || c == '\n') {
                pending = (c == '\n' && lines) || pending == '\n' ? '\n' : ' ';
            } else if (c != NOTHING) {
                boolean gap = pending != 0 && size > 0;
                if (size + (gap ? 2 : 1) > out.length) {
                    break;
                }
                if (gap) {
                    out[size++] = pending;
                }
                pending = 0;
                out[size++] = c;
            }
        }
        return new String(out, 0, size);
    }

    /// Chinese characters stand for themselves. They lie so widely spread that the table would seldom have them at
    /// hand.
    private static boolean isIdeograph(char c) {
        return c >= '\u4E00' && c <= '\u9FFF';
    }

    private static String thorough(String text, int limit, boolean lines) {
        // What is left out or merged can only shorten the text, and NFKC seldom does: twice the limit is plenty.
        String normal = Normalizer.normalize(visible(text, 2 * limit), Normalizer.Form.NFKC);
        return collapsed(normal, limit, lines);
    }

    private static String visible(String text, int limit) {
        var out = new StringBuilder(Math.min(text.length(), limit));
        int marks = 0;
        int left = limit;
        for (int i = 0, width; i < text.length() && left > 0; i += width) {
            int c = text.codePointAt(i);
            width = Character.charCount(c);
            int type = Character.getType(c);
            marks = isMark(type) ? marks + 1 : 0;
            int kept = marks > MAX_MARKS ? -1 : kept(c, type);
            if (kept >= 0) {
                out.appendCodePoint(kept);
                left--;
            }
        }
        return out.toString();
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /// What stands for a code point before normalisation; -1 if nothing does.
    private static int kept(int c, int type) {
        return switch (type) {
            case Character.CONTROL -> c == '\n' ? '\n' : ' ';
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.FORMAT -> -1;
            case Character.SURROGATE -> REPLACEMENT;
            // NFKC would glue the letters TM and SM to the name before them.
            default -> c == '\u2122' || c == '\u2120' ? -1 : c;
        };
    }

    private static String collapsed(String text, int limit, boolean lines) {
        var out = new StringBuilder(text.length());
        char pending = 0;
        int left = limit;
        for (int i = 0, width; i < text.length(); i += width) {
            int c = text.codePointAt(i);
            width = Character.charCount(c);
            if (c == ' ' || c == '\n') {
                pending = (c == '\n' && lines) || pending == '\n' ? '\n' : ' ';
                continue;
            }
            boolean gap = pending != 0 && !out.isEmpty();
            left -= gap ? 2 : 1;
            if (left < 0) {
                break;
            }
            if (gap) {
                out.append(pending);
            }
            pending = 0;
            out.appendCodePoint(c);
        }
        return out.toString();
    }

    private static char[] table() {
        char[] table = new char[1 << 16];
        for (int c = 0; c < table.length; c++) {
            table[c] = alone((char) c);
        }
        return table;
    }

    /// What stands for a character wherever it stands, [#NOTHING] or [#DEPENDS].
    private static char alone(char c) {
        int type = Character.getType(c);
        int kept = kept(c, type);
        if (kept < 0) {
            return NOTHING;
        }
        // Conjoining letters of Korean compose as marks do, without being marks.
        if (c == NOTHING || type == Character.SURROGATE || isMark(type) || (c >= '\u1100' && c <= '\u11FF')) {
            return DEPENDS;
        }
        String normal = Normalizer.normalize(Character.toString(kept), Normalizer.Form.NFKC);
        boolean plain = normal.length() == 1 && !isMark(Character.getType(normal.charAt(0)));
        return plain && normal.charAt(0) != NOTHING && !(normal.charAt(0) >= '\u1100' && normal.charAt(0) <= '\u11FF')
                ? normal.charAt(0)
                : DEPENDS;
    }
}
