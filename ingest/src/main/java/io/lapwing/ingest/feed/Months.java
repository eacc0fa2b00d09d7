package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of months in the languages of feeds, in lower case and without accents (`months.txt`).
final class Months {
    private static final Pattern MARKS = Pattern.compile("[.,]+$");
    private static final Set<String> WEEKDAYS = Set.of(
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday");
    private static final Map<String, Integer> BY_NAME = read();

    private Months() {}

    /// The number of the month from 1; 0 if it is none.
    static int number(String name) {
        return BY_NAME.getOrDefault(bare(name), 0);
    }

    static boolean isWeekday(String name) {
        return WEEKDAYS.contains(bare(name));
    }

    private static String bare(String name) {
        return MARKS.matcher(name).replaceAll("");
    }

    private static Map<String, Integer> read() {
        var names = new HashMap<String, Integer>();
        try (InputStream in = Months.class.getResourceAsStream("months.txt")) {
            if (in == null) {
                throw new IllegalStateException("months.txt is missing beside " + Months.class.getName());
            }
            var lines = new BufferedReader(new InputStreamReader(in, UTF_8)).lines();
            lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> {
                        for (int i = 1; i < words.length; i++) {
                            names.put(words[i], Integer.valueOf(words[0]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
