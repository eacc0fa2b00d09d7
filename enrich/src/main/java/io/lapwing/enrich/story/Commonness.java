package io.lapwing.enrich.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import opennlp.tools.stemmer.PorterStemmer;

/// How much a word tells before any report has been seen: the logarithm of its rank among English words, by the lists
/// of words and names that come with the library zxcvbn. Words that no list knows are rare and tell most.
final class Commonness {
    private static final String FOLDER = "/com/nulabinc/zxcvbn/matchers/dictionaries/";
    /// Lists and what is added to their ranks: names are less common than words of the same rank.
    private static final Map<String, Integer> LISTS = Map.of(
            "english_wikipedia.txt", 0,
            "us_tv_and_film.txt", 0,
            "male_names.txt", 1000,
            "female_names.txt", 1000,
            "surnames.txt", 2000,
            "passwords.txt", 2000);

    private static final int UNKNOWN = 40_000;
    private static final double HAN = 5;
    private static final double SMALL_NUMBER = 2.5;
    private static final double NUMBER = 5;
    private static final long[] KEYS;
    private static final int[] RANKS;

    static {
        Map<Long, Integer> ranks = read();
        KEYS = ranks.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        RANKS = Arrays.stream(KEYS).mapToInt(ranks::get).toArray();
    }

    private Commonness() {}

    /// Of a stem in letters; from about −1 (`the`) to 7.
    static double ofStem(long key) {
        return telling(rank(key));
    }

    /// Of two neighbouring Chinese characters, all alike.
    static double ofHan() {
        return HAN;
    }

    /// Of a number in digits: years and numbers below 100 tell little.
    static double ofNumber(String digits) {
        boolean year = digits.length() == 4 && (digits.startsWith("19") || digits.startsWith("20"));
        return year || digits.length() <= 2 ? SMALL_NUMBER : NUMBER;
    }

    /// Rank among English words, counted from 1.
    static int rank(long key) {
        int at = Arrays.binarySearch(KEYS, key);
        return at < 0 ? UNKNOWN : RANKS[at];
    }

    private static double telling(int rank) {
        return Math.log((rank + 10) / 40.0);
    }

    private static Map<Long, Integer> read() {
        var ranks = new HashMap<Long, Integer>();
        var stemmer = new PorterStemmer();
        LISTS.forEach((file, offset) -> read(file, offset, stemmer, ranks));
        return ranks;
    }

    private static void read(String file, int offset, PorterStemmer stemmer, Map<Long, Integer> ranks) {
        try (InputStream in = Commonness.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is missing from the class path");
            }
            var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            int rank = offset;
            for (String word = lines.readLine(); word != null; word = lines.readLine()) {
                rank++;
                stemmer.reset();
                String stem = word.length() > 2 ? stemmer.stem(word) : word;
                ranks.merge(Hashing.komihash5_0().hashCharsToLong(stem) & Long.MAX_VALUE, rank, Math::min);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
