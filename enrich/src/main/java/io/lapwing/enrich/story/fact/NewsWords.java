package io.lapwing.enrich.story.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dynatrace.hash4j.hashing.Hashing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Words for the same thing in English and Chinese: what news tells of, places, and countries by their names in the
/// Unicode Common Locale Data Repository, which comes with the JDK.
final class NewsWords {
    /// Most words of an English phrase, and most characters of a Chinese one.
    static final int MAX_PHRASE = 4;

    static final int MAX_HAN = 10;
    private static final float PLACE = 3;
    private static final float COUNTRY = 2;
    private static final List<Locale> LOCALES =
            List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE, Locale.TRADITIONAL_CHINESE);

    static final NewsWords SHIPPED = new NewsWords();

    /// What a word stands for.
    ///
    /// @param key hash of what it stands for
    /// @param weight how much it tells
    record Sense(long key, float weight) {}

    private final Map<String, Sense> senses = new HashMap<>();
    private final Set<String> firsts = new HashSet<>();

    private NewsWords() {
        for (String code : Locale.getISOCountries()) {
            var country = Locale.of("", code);
            LOCALES.forEach(locale -> add(country.getDisplayCountry(locale), country(code)));
        }
        read("places.csv", 2);
        read("news-words.csv", 3);
    }

    /// A country as a fact.
    static Sense country(String code) {
        return new Sense(key("country/" + code), COUNTRY);
    }

    static long key(String name) {
        return Hashing.komihash5_0().hashCharsToLong(name) & Long.MAX_VALUE;
    }

    /// @param phrase stems with one space between, or folded Chinese
    @Nullable
    Sense sense(String phrase) {
        return senses.get(phrase);
    }

    /// Whether some phrase of several words begins with a stem.
    boolean beginsPhrase(String stem) {
        return firsts.contains(stem);
    }

    private void read(String file, int columns) {
        try (InputStream in = NewsWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    take(file, line.split(";"), columns);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String file, String[] cells, int columns) {
        if (cells.length != columns) {
            throw new IllegalStateException(file + ": '" + String.join(";", cells) + "' has not " + columns + " cells");
        }
        String english = cells[columns - 2];
        float weight = columns == 2 ? PLACE : Float.parseFloat(cells[0]);
        var sense = new Sense(key(file + "/" + english), weight);
        for (String word : (english + "|" + cells[columns - 1]).split("\\|")) {
            add(word, sense);
        }
    }

    /// The first meaning of a word stays.
    private void add(String name, Sense sense) {
        List<String> stems = Tokens.of(name).stems();
        senses.putIfAbsent(String.join(" ", stems), sense);
        if (stems.size() > 1) {
            firsts.add(stems.getFirst());
        }
    }
}
