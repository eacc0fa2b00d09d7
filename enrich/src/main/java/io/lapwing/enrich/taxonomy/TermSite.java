package io.lapwing.enrich.taxonomy;

import io.lapwing.runtime.config.Problem;

/// A term where it stands in a file.
///
/// @param number its place among all terms of all files
/// @param owner what it is a term of
/// @param key its key in the owner's file, such as `concepts[2].terms.en[0]`
/// @param entry the term
/// @param clean its words as they stand in a clean text
record TermSite(int number, TermOwner owner, String key, TermEntry entry, String clean) {

    boolean isExact() {
        return entry.exact();
    }

    /// Whether the automaton knows this and the other under one form, upper and lower case aside.
    boolean hasFormOf(TermSite other) {
        return TermForms.folded(entry).equals(TermForms.folded(other.entry));
    }

    /// Whether they are written alike too, but for case, dashes and traditional characters; if not, they differ in a
    /// space between Chinese and Latin.
    boolean hasSpellingOf(TermSite other) {
        return Fold.of(TermForms.normal(entry)).equals(Fold.of(TermForms.normal(other.entry)));
    }

    /// Whether every mention of the other is one of this too, given that this matches the words of the other.
    boolean covers(TermSite other) {
        return (!isExact() || other.isExact()) && (entry.prefix() || !other.entry.prefix());
    }

    Problem problem(String message) {
        return owner.document().problem(key, message);
    }

    /// The term with its place, for a message about another one in the file `from`.
    String place(TermSite from) {
        Problem here = problem("");
        String file = from.owner.document() == owner.document() ? "" : " of " + here.file();
        return "'" + entry.term() + "' (line " + here.line() + file + ")";
    }
}
