package io.lapwing.enrich.text;

import java.text.Normalizer;

/// Brings text to the form in which it is kept: Unicode NFKC, no controls, no invisible or direction-changing
/// characters, no lone surrogates, single spaces, no empty lines, at most so many code points.
final class Characters {
    /// Longer runs of combining marks are cut: none occurs in real text, and normalising them takes quadratic time.
    private static final int MAX_MARKS = 8;

    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /// @param limit most code points of the result, at least 1
    /// @param lines whether line breaks are kept
    static String clean(String text, int limit, boolean lines) {
        if (isClean(text, limit)) {
            return text;
        }
        // What is left out or merged can only shorten the text, and NFKC seldom does: twice the limit is plenty.
        String visible = visible(text, 2 * limit);
        String normal = Normalizer.isNormalized(visible, Normalizer.Form.NFKC)
                ? visible
                : Normalizer.normalize(visible, Normalizer.Form.NFKC);
        return collapsed(normal, limit, lines);
    }

    /// Whether nothing needs to be done, as with most titles in English.
    private static boolean isClean(String text, int limit) {
        if (text.length() > limit) {
            return false;
        }
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String visible(String text, int limit) {
        var out = new StringBuilder(Math.min(text.length(), limit));
        int marks = 0;
        int left = limit;
        for (int i = 0, width; i < text.length() && left > 0; i += width) {
            int c = text.codePointAt(i);
            width = Character.charCount(c);
            if (c < 0x80) {
                out.append(c < ' ' ? c == '\n' ? '\n' : ' ' : c == 0x7F ? ' ' : (char) c);
                marks = 0;
                left--;
                continue;
            }
            int type = Character.getType(c);
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            int kept = marks > MAX_MARKS ? -1 : kept(c, type);
            if (kept >= 0) {
                out.appendCodePoint(kept);
                left--;
            }
        }
        return out.toString();
    }

    /// What stands for a code point beyond ASCII; -1 if nothing does.
    private static int kept(int c, int type) {
        return switch (type) {
            case Character.CONTROL, Character.SPACE_SEPARATOR -> ' ';
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
                pending = c == '\n' && lines || pending == '\n' ? '\n' : ' ';
                continue;
            }
            int needed = pending == 0 || out.isEmpty() ? 1 : 2;
            if (left < needed) {
                break;
            }
            if (needed == 2) {
                out.append(pending);
            }
            pending = 0;
            out.appendCodePoint(c);
            left -= needed;
        }
        return out.toString();
    }
}
