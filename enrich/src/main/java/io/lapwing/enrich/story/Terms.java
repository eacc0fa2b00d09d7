package io.lapwing.enrich.story;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.lapwing.enrich.story.fact.Tokens;
import io.lapwing.enrich.story.fact.Tokens.Token;
import io.lapwing.record.Entity;
import java.util.ArrayList;
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

    private static final class Reader {
        private final Map<Long, Double> counts = new HashMap<>();
        private final Map<Long, Double> priors = new HashMap<>();
        private final Set<Long> capital = new HashSet<>();
        private final Set<Long> small = new HashSet<>();
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
                    case NUMBER -> add(key(token.stem()), Commonness.ofNumber(token.stem()), weight);
                    case HAN -> han(token, weight, end);
                }
            }
        }

        private void word(Token token, Tokens tokens, double weight) {
            long key = key(token.stem());
            add(key, Commonness.ofStem(key), weight);
            (tokens.isCapital(token) ? capital : small).add(key);
        }

        private void han(Token token, double weight, int end) {
            String run = token.stem();
            for (int i = 0; i + 1 < run.length() && length < end; i++) {
                add(key(run.substring(i, i + 2)), Commonness.ofHan(), weight);
                han++;
            }
        }

        private void add(long key, double prior, double weight) {
            length++;
            if (!known.contains(key)) {
                counts.merge(key, weight, Double::sum);
                priors.put(key, prior);
            }
        }

        Terms terms() {
            var terms = new ArrayList<Term>(counts.size());
            counts.forEach((key, count) -> terms.add(new Term(
                    key,
                    Math.sqrt(count),
                    priors.getOrDefault(key, 0.0),
                    capital.contains(key) && !small.contains(key) && Commonness.rank(key) > COMMON)));
            terms.sort(null);
            return new Terms(
                    List.copyOf(terms.subList(0, Math.min(MAX, terms.size()))),
                    Set.copyOf(counts.keySet()),
                    length,
                    counts.size(),
                    2 * han > length);
        }

        private static long key(String stem) {
            return HASHER.hashCharsToLong(stem) & Long.MAX_VALUE;
        }
    }
}
