package io.lapwing.bench;

import io.lapwing.cli.newsroom.Newsroom;
import io.lapwing.enrich.text.TextCleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The sentences of the sample newsroom, by language.
///
/// @param english titles and sentences in Latin script
/// @param chinese those in Chinese, simplified and traditional
record Sentences(List<String> english, List<String> chinese) {
    private static final Pattern END = Pattern.compile("(?<=[.!?]) +|(?<=[。！？])|\\n");
    private static final int SHORTEST = 8;

    static Sentences ofNewsroom() {
        var cleaner = new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT);
        var sentences = new Sentences(new ArrayList<>(), new ArrayList<>());
        for (var report : Newsroom.shipped().reports()) {
            sentences.add(cleaner.title(report.title()));
            END.splitAsStream(cleaner.text(report.body())).forEach(sentences::add);
        }
        return sentences;
    }

    private void add(String sentence) {
        if (sentence.length() >= SHORTEST) {
            (isChinese(sentence) ? chinese : english).add(sentence.strip());
        }
    }

    private static boolean isChinese(String sentence) {
        return sentence.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
