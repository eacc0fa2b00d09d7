package io.lapwing.bench;

import io.lapwing.record.Origin;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Made-up reports of made-up stories: each story has some words of its own, which its reports mix with words that are
/// common to all as Zipf's law has it.
final class StoryReports {
    private static final int VOCABULARY = 40_000;
    private static final int OWN = 8;
    private static final int TITLE = 10;
    private static final int TEXT = 70;
    private static final int COUNTRIES = 40;
    private static final String SYLLABLES = "bacedifoguhajekilomunapesirotuvawexiyozu";

    private final Random random;
    private int reports;

    StoryReports(long seed) {
        random = new Random(seed);
    }

    /// A further report of a story.
    Signal next(int story, Instant fetched) {
        var own = new Random(story);
        var names = new String[OWN];
        for (int i = 0; i < OWN; i++) {
            names[i] = word(VOCABULARY + own.nextInt(Integer.MAX_VALUE / 2), true);
        }
        String country = "" + (char) ('A' + own.nextInt(COUNTRIES) % 26) + (char) ('A' + own.nextInt(26));
        String id = "report-" + reports++;
        var summary = new ReportSummary(
                id,
                words(TITLE, names, 2),
                null,
                new Origin("source-" + id, "publisher-" + random.nextInt(300), "rss", "F", false, false, null),
                "en",
                fetched,
                fetched);
        return new Signal(
                "bench",
                summary,
                words(TEXT, names, 6),
                random.nextDouble(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(country),
                "",
                StoryStage.UNKNOWN,
                0,
                0,
                "0");
    }

    /// One in so many words is one of the story's.
    private String words(int count, String[] names, int rarity) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            boolean own = random.nextInt(rarity) == 0;
            text.append(own ? names[random.nextInt(OWN)] : word(zipf(), false)).append(' ');
        }
        return text.toString().strip();
    }

    private int zipf() {
        return (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
    }

    private static String word(int number, boolean name) {
        var word = new StringBuilder();
        for (int left = number + SYLLABLES.length(); left > 0; left /= SYLLABLES.length() / 2) {
            int at = left % (SYLLABLES.length() / 2) * 2;
            word.append(SYLLABLES, at, at + 2);
        }
        if (name) {
            word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        }
        return word.toString();
    }
}
