package io.lapwing.enrich.taxonomy;

/// A term as the automaton knows it, with everything that it stands for.
///
/// @param id its number in the lexicon; terms with the same folded form and options are one
/// @param cased its form but for case, which an exact term must show; empty where case does not matter
/// @param plural whether `s` or `es` may follow
/// @param prefix whether its last word may run on
/// @param targets numbers of the concepts, entities or countries that it stands for, by [Layer]
@SuppressWarnings("ArrayRecordComponent")
record Term(int id, String cased, boolean plural, boolean prefix, int[][] targets) {

    /// Where a match ends whose last character stands before `end`; -1 if the word goes on in a way that the term does
    /// not allow.
    int end(char[] folded, int end) {
        if (Fold.kind(folded[end - 1]) != Fold.WORD || isWordEnd(folded, end)) {
            return end;
        }
        if (prefix) {
            int last = end;
            while (last < folded.length && Fold.kind(folded[last]) == Fold.WORD) {
                last++;
            }
            return last;
        }
        if (plural && folded[end] == 's' && isWordEnd(folded, end + 1)) {
            return end + 1;
        }
        boolean es = plural && folded[end] == 'e' && end + 1 < folded.length && folded[end + 1] == 's';
        return es && isWordEnd(folded, end + 2) ? end + 2 : -1;
    }

    /// Whether the text from `start` shows the upper and lower case that the term asks for.
    boolean hasCase(String text, char[] folded, int start) {
        int at = start;
        for (int i = 0; i < cased.length(); i++, at++) {
            if (i > 0 && Fold.isGap(folded, at)) {
                at++;
            }
            if (cased.charAt(i) != Fold.keepingCase(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWordEnd(char[] folded, int end) {
        return end == folded.length || (Fold.kind(folded[end]) != Fold.WORD && !isDecimalPoint(folded, end));
    }

    /// Whether a point or comma stands between two digits, so that the number goes on after it.
    static boolean isDecimalPoint(char[] folded, int at) {
        return (folded[at] == '.' || folded[at] == ',')
                && at > 0
                && at + 1 < folded.length
                && isDigit(folded[at - 1])
                && isDigit(folded[at + 1]);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
