package io.lapwing.enrich.story;

import java.util.ArrayList;
import java.util.List;

/// News agencies that a report cites as its source, in English or Chinese.
final class Wires {
    private static final List<Wire> ALL = List.of(
            new Wire("reuters", List.of("Reuters", "路透")),
            new Wire("ap", List.of("Associated Press", "(AP)", "美联社", "美聯社")),
            new Wire("afp", List.of("AFP", "法新社")),
            new Wire("bloomberg", List.of("Bloomberg", "彭博")),
            new Wire("xinhua", List.of("Xinhua", "新华社", "新華社")),
            new Wire("kyodo", List.of("Kyodo", "共同社")),
            new Wire("yonhap", List.of("Yonhap", "韩联社", "韓聯社")),
            new Wire("tass", List.of("TASS", "塔斯社")));

    private Wires() {}

    private record Wire(String id, List<String> names) {
        boolean isIn(String text) {
            for (String name : names) {
                int at = text.indexOf(name);
                if (at >= 0 && !isInWord(text, at, at + name.length())) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isInWord(String text, int start, int end) {
            return isLatin(text, start) && isLatin(text, start - 1) || isLatin(text, end - 1) && isLatin(text, end);
        }

        private static boolean isLatin(String text, int at) {
            return at >= 0 && at < text.length() && text.charAt(at) < 0x2E80 && Character.isLetter(text.charAt(at));
        }
    }

    /// Ids of the agencies.
    static List<String> cited(String title, String text) {
        var cited = new ArrayList<String>(1);
        for (Wire wire : ALL) {
            if (wire.isIn(title) || wire.isIn(text)) {
                cited.add(wire.id());
            }
        }
        return cited;
    }
}
