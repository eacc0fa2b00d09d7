package io.lapwing.enrich.story;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// News agencies that a report cites as its source, in English or Chinese.
final class Wires {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Reuters", "reuters"),
            Map.entry("路透", "reuters"),
            Map.entry("Associated Press", "ap"),
            Map.entry("(AP)", "ap"),
            Map.entry("美联社", "ap"),
            Map.entry("AFP", "afp"),
            Map.entry("法新社", "afp"),
            Map.entry("Bloomberg", "bloomberg"),
            Map.entry("彭博", "bloomberg"),
            Map.entry("Xinhua", "xinhua"),
            Map.entry("新华社", "xinhua"),
            Map.entry("Kyodo", "kyodo"),
            Map.entry("共同社", "kyodo"),
            Map.entry("Yonhap", "yonhap"),
            Map.entry("韩联社", "yonhap"),
            Map.entry("TASS", "tass"),
            Map.entry("塔斯社", "tass"));

    private static final Pattern ANY = Pattern.compile("\\(AP\\)|\\b(?:Reuters|Associated"
            + " Press|AFP|Bloomberg|Xinhua|Kyodo|Yonhap|TASS)\\b|路透|美联社|法新社|彭博|新华社|共同社|韩联社|塔斯社");

    private Wires() {}

    static List<String> cited(String text) {
        return ANY.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(NAMES::get)
                .distinct()
                .toList();
    }
}
