package io.lapwing.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any address and any entry; a seed is printed with each failure.
class IdentityPropertyTest {
    private static final List<String> NOISE = List.of(
            "utm_source=rss",
            "utm_medium=x",
            "UTM_Campaign=%20",
            "fbclid=abc",
            "gclid=1",
            "spm=a2.b",
            "from=rss",
            "PHPSESSID=9");

    static List<Long> seeds() {
        long first = Long.getLong("lapwing.seed", System.nanoTime());
        return new SplittableRandom(first).longs(200).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_addressWrittenOtherwise_givesTheSameIdentity(long seed) {
        // given
        var random = new SplittableRandom(seed);
        String host = word(random) + ".example";
        String path = "/" + word(random) + "/" + word(random);
        String query = random.nextBoolean() ? "id=" + random.nextInt(1000) : "";

        // when
        var one = identity(null, "https://" + host + path + (query.isEmpty() ? "" : "?" + query));
        var other = identity(null, rewritten(random, host, path, query));

        // then
        assertThat(other.id()).as("seed %d", seed).isEqualTo(one.id());
        assertThat(other.dedupeKey()).as("seed %d", seed).isEqualTo(one.dedupeKey());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_anyText_isStableAndCanonicalOnlyOnce(long seed) {
        // given
        var random = new SplittableRandom(seed);
        var text = new StringBuilder(random.nextBoolean() ? "https://a.example/" : "HTTP://A.example:80");
        random.ints(random.nextInt(40), 0x20, 0x3000)
                .filter(Character::isDefined)
                .forEach(text::appendCodePoint);

        // then
        CanonicalUrl.of(text.toString()).ifPresent(canonical -> {
            assertThat(CanonicalUrl.of(canonical)).as("seed %d: %s", seed, text).contains(canonical);
            assertThat(canonical).as("seed %d", seed).matches("https?://[\\x21-\\x7e]+");
            String place = MeetingPlace.of(canonical);
            assertThat(place).as("seed %d", seed).startsWith("https://");
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void of_differentEntries_haveDifferentIds(long seed) {
        // given
        var random = new SplittableRandom(seed);
        Set<String> names = new HashSet<>();
        while (names.size() < 50) {
            names.add(word(random) + random.nextInt(100));
        }

        // then
        assertThat(names.stream().map(name -> identity(name, null).id()).distinct())
                .as("seed %d", seed)
                .hasSize(50);
        assertThat(names.stream()
                        .map(name -> identity(null, "https://a.example/" + name).id())
                        .distinct())
                .as("seed %d", seed)
                .hasSize(50);
        assertThat(names.stream()
                        .map(name -> Identity.of("s", null, null, name, "", "").id())
                        .distinct())
                .as("seed %d", seed)
                .hasSize(50);
    }

    private static String rewritten(SplittableRandom random, String host, String path, String query) {
        var parameters = new ArrayList<String>();
        if (!query.isEmpty()) {
            parameters.add(query);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            parameters.add(NOISE.get(random.nextInt(NOISE.size())));
        }
        Collections.shuffle(parameters, new Random(random.nextLong()));
        String scheme = random.nextBoolean() ? "http" : "HTTPS";
        String port = random.nextBoolean() ? "" : scheme.equals("http") ? ":80" : ":443";
        String cased = random.nextBoolean() ? host : host.toUpperCase(Locale.ROOT);
        String dots = random.nextBoolean() ? path : "/./x/.." + path;
        String fragment = random.nextBoolean() ? "" : "#:~:text=" + word(random);
        return " " + scheme + "://" + cased + port + dots
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)) + fragment + "\n";
    }

    private static Identity identity(@Nullable String guid, @Nullable String url) {
        return Identity.of("s", guid, url, "t", "b", "");
    }

    private static String word(SplittableRandom random) {
        var word = new StringBuilder();
        random.ints(1 + random.nextInt(8), 'a', 'z' + 1).forEach(word::appendCodePoint);
        return word.toString();
    }
}
