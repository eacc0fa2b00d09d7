package io.lapwing.enrich.story;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.lapwing.enrich.story.fact.Tokens;
import io.lapwing.enrich.story.fact.Tokens.Token;
import io.lapwing.record.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The words of a report: stems of words in letters, numbers, and pairs of neighbouring Chinese characters.
///
/// @param terms each once, the most telling first
/// @param all keys of all, also of those that are not among the terms
/// @param length how many words were read
/// @param distinct how many different ones
/// @param han whether most of it is Chinese
record Terms(List<Term> terms, Set<Long> all, int length, int distinct, boolean han) {
    /// Most words of a report by which it is compared.
    static final int MAX = 48;
    /// Words of the text that are read.
    private static final int MAX_TEXT = 120;
    /// What a word of the text counts beside one of the title.
    private static final double TEXT = 0.3;
    /// More common words are no names.
    private static final int COMMON = 300;
    private static final Hasher64 HASHER = Hashing.komihash5_0();

    /// A word.
    ///
    /// @param key hash of its stem
    /// @param count root of how often it is said
    /// @param prior how much it tells by itself, see [Commonness]
    /// @param name whether it is only written with a capital
    record Term(long key, double count, double prior, boolean name) implements Comparable<Term> {
        double weight() {
            return count * prior;
        }

        /// The most telling first.
        @Override
        public int compareTo(Term other) {
            int order = Double.compare(other.weight(), weight());
            return order == 0 ? Long.compare(key, other.key) : order;
        }
    }

    /// Words in the names of the entities are left out: a theme's stories are all about these, so that titles of
    /// different
    /// events would have them in common.
    ///
    /// @param entities what the report names
    static Terms of(Tokens title, Tokens text, List<Entity> entities) {
        var reader = new Reader();
        entities.forEach(entity -> reader.known(Tokens.of(entity.getName())));
        reader.read(title, 1, Integer.MAX_VALUE);
        reader.read(text, TEXT, MAX_TEXT);
        return reader.terms();
    }

    /// A word while it is read.
    private static final class Seen {
        private final double prior;
        private double count;
        private boolean capital;
        private boolean small;

        Seen(double prior) {
            this.prior = prior;
        }

        boolean isName(long key) {
            return capital && !small && Commonness.rank(key) > COMMON;
        }
    }

    private static final class Reader {
        private final Map<Long, Seen> words = new HashMap<>();
        private final Set<Long> known = new HashSet<>();
        private int length;
        private int han;

        void known(Tokens name) {
            name.all().forEach(token -> known.add(key(token.stem())));
        }

        void read(Tokens tokens, double weight, int limit) {
            int end = length > Integer.MAX_VALUE - limit ? limit : length + limit;
            for (Token token : tokens.all()) {
                if (length >= end) {
                    return;
                }
                switch (token.kind()) {
                    case WORD -> word(token, tokens, weight);
                    case NUMBER -> number(token.stem(), weight);
                    case HAN -> han(token.stem(), weight, end);
                }
            }
        }

        private void word(Token token, Tokens tokens, double weight) {
            long key = key(token.stem());
            Seen word = words.computeIfAbsent(key, _ -> new Seen(Commonness.ofStem(key)));
            boolean capital = tokens.isCapital(token);
            word.capital |= capital;
            word.small |= !capital;
            count(word, weight);
        }

        private void number(String digits, double weight) {
            count(words.computeIfAbsent(key(digits), _ -> new Seen(Commonness.ofNumber(digits))), weight);
        }

        private void han(String run, double weight, int end) {
            for (int i = 0; i + 1 < run.length() && length < end; i++) {
                count(words.computeIfAbsent(key(run.substring(i, i + 2)), _ -> new Seen(Commonness.ofHan())), weight);
                han++;
            }
        }

        private void count(Seen word, double weight) {
            word.count += weight;
            length++;
        }

        Terms terms() {
            words.keySet().removeAll(known);
            var terms = new ArrayList<Term>(words.size());
            words.forEach((key, word) -> terms.add(new Term(key, Math.sqrt(word.count), word.prior, word.isName(key))));
            terms.sort(null);
            return new Terms(
                    List.copyOf(terms.subList(0, Math.min(MAX, terms.size()))),
                    Collections.unmodifiableSet(words.keySet()),
                    length,
                    words.size(),
                    2 * han > length);
        }

        private static long key(String stem) {
            return HASHER.hashCharsToLong(stem) & Long.MAX_VALUE;
        }
    }
}
