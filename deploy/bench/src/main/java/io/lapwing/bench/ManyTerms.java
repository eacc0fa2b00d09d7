package io.lapwing.bench;

import io.lapwing.enrich.taxonomy.Fold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// As many terms as are asked for: the first 1,500 are the shipped taxonomy's, drawn by a seed, the others are made of
/// the same words and characters, half English and half Chinese, so that texts lead as far into them as into real ones.
final class ManyTerms {
    /// Terms of the small set; a larger one holds them all.
    static final int SMALL = 1_500;
    /// Terms of the large set.
    static final int LARGE = 20_000;

    private static final long SEED = 1_500_20_000;
    private static final int PIECE = 2;

    private final Random random = new Random(SEED);
    private final List<String> words;
    private final List<String> pieces;
    private final List<String> terms = new ArrayList<>();
    private final Set<String> known = new TreeSet<>();

    private ManyTerms() {
        var shipped = new ArrayList<>(TaxonomyTerms.ofThemes());
        Collections.shuffle(shipped, random);
        shipped.stream().filter(term -> term.length() > 1).forEach(term -> {
            if (terms.size() < SMALL) {
                add(term);
            }
        });
        var latin = new TreeSet<String>();
        var chinese = new TreeSet<String>();
        shipped.forEach(term -> split(term, latin, chinese));
        words = List.copyOf(latin);
        pieces = List.copyOf(chinese);
    }

    /// @param size at least [#SMALL]
    static List<String> of(int size) {
        var many = new ManyTerms();
        while (many.terms.size() < size) {
            many.add(many.random.nextBoolean() ? many.english() : many.chinese());
        }
        return List.copyOf(many.terms);
    }

    private void add(String term) {
        if (known.add(Fold.of(term))) {
            terms.add(term);
        }
    }

    private static void split(String term, Set<String> latin, Set<String> chinese) {
        if (term.chars().allMatch(c -> c < 0x80)) {
            for (String word : term.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
                if (word.length() > 2) {
                    latin.add(word);
                }
            }
        } else if (term.chars().allMatch(Character::isIdeographic)) {
            for (int at = 0; at + PIECE <= term.length(); at += PIECE) {
                chinese.add(term.substring(at, at + PIECE));
            }
        }
    }

    private String english() {
        String two = pick(words) + ' ' + pick(words);
        return random.nextBoolean() ? two : two + ' ' + pick(words);
    }

    private String chinese() {
        String two = pick(pieces) + pick(pieces);
        return random.nextBoolean() ? two : two + pick(pieces);
    }

    private String pick(List<String> pool) {
        return pool.get(random.nextInt(pool.size()));
    }
}
