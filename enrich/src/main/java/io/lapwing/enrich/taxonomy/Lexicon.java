package io.lapwing.enrich.taxonomy;

import io.lapwing.record.Field;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/// All terms of a taxonomy as one automaton. A text is folded once and walked once: from each place where a word or a
/// Chinese character begins, as far as some term goes on. Whole words therefore cost one step for each letter that
/// could still become a term, mostly one or two.
///
/// Where a match may begin and end:
/// - Latin letters and digits match at word boundaries; a Chinese neighbour is one, a decimal point in a number is not.
/// - A space in a term matches a dash too, and the other way round.
/// - A space between Chinese and Latin text makes no difference.
/// - At one place the longest match counts; what lies wholly inside an earlier match does not.
final class Lexicon {
    private final DoubleArrayTrie trie;
    /// Terms by folded form.
    private final Term[][] forms;
    /// Terms by id.
    private final Term[] terms;

    private Lexicon(DoubleArrayTrie trie, Term[][] forms, Term[] terms) {
        this.trie = trie;
        this.forms = forms;
        this.terms = terms;
    }

    /// @param terms all terms by folded form
    static Lexicon of(SortedMap<String, List<Term>> terms) {
        var forms =
                terms.values().stream().map(form -> form.toArray(Term[]::new)).toArray(Term[][]::new);
        var byId = terms.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Term::id))
                .toArray(Term[]::new);
        return new Lexicon(new DoubleArrayTrie(List.copyOf(terms.keySet())), forms, byId);
    }

    int size() {
        return terms.length;
    }

    int[] targets(int term, Layer layer) {
        return terms[term].targets()[layer.place()];
    }

    /// Finds all terms in one field of a clean report.
    Reading read(Field field, String text) {
        var layers = new Matches[Layer.ALL.length];
        for (Layer layer : Layer.ALL) {
            layers[layer.place()] = new Matches(layer, this);
        }
        char[] folded = Fold.array(text);
        byte before = Fold.OTHER;
        for (int at = 0; at < folded.length; at++) {
            byte kind = Fold.kind(folded[at]);
            boolean starts = kind == Fold.HAN
                    || (kind == Fold.WORD && before != Fold.WORD && !(at > 0 && Term.isDecimalPoint(folded, at - 1)))
                    || (kind == Fold.OTHER && folded[at] != ' ');
            if (starts) {
                walk(text, folded, at, layers);
            }
            before = kind;
        }
        return new Reading(field, text, folded, layers);
    }

    private void walk(String text, char[] folded, int start, Matches[] layers) {
        int at = start;
        long node = trie.child(trie.root(), folded[at]);
        while (node != DoubleArrayTrie.NONE) {
            at++;
            int form = DoubleArrayTrie.value(node);
            if (form >= 0) {
                take(forms[form], text, folded, start, at, layers);
            }
            if (at < folded.length && Fold.isGap(folded, at)) {
                at++;
            }
            node = at < folded.length ? trie.child(node, folded[at]) : DoubleArrayTrie.NONE;
        }
    }

    private static void take(Term[] form, String text, char[] folded, int start, int at, Matches[] layers) {
        for (Term term : form) {
            int end = term.end(folded, at);
            if (end >= 0 && (term.cased().isEmpty() || term.hasCase(text, folded, start))) {
                for (int layer = 0; layer < layers.length; layer++) {
                    if (term.targets()[layer].length > 0) {
                        layers[layer].add(start, end, term.id());
                    }
                }
            }
        }
    }
}
