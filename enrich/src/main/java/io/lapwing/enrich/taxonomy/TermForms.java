package io.lapwing.enrich.taxonomy;

import java.text.Normalizer;

/// The forms in which a term is compared.
final class TermForms {
    private TermForms() {}

    /// The form under which the automaton knows a term: folded, without spaces between Chinese and Latin.
    static String folded(TermEntry entry) {
        return withoutGaps(Fold.of(normal(entry)));
    }

    /// The same with upper and lower case as written.
    static String cased(TermEntry entry) {
        var cased = new StringBuilder(normal(entry));
        for (int i = 0; i < cased.length(); i++) {
            cased.setCharAt(i, Fold.keepingCase(cased.charAt(i)));
        }
        return withoutGaps(cased.toString());
    }

    /// The words in Unicode NFKC with single spaces.
    static String normal(TermEntry entry) {
        return Normalizer.normalize(entry.term(), Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
    }

    private static String withoutGaps(String text) {
        char[] chars = text.toCharArray();
        var out = new StringBuilder(chars.length);
        for (int i = 0; i < chars.length; i++) {
            if (!Fold.isGap(chars, i)) {
                out.append(chars[i]);
            }
        }
        return out.toString();
    }
}
