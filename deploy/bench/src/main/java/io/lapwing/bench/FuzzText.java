package io.lapwing.bench;

import java.util.List;
import java.util.Random;

/// Text of every kind that goes wrong: any code point, lone surrogates, malformed markup, broken character references,
/// amounts, and terms of the taxonomy cut short, glued together and in odd widths.
final class FuzzText {
    private static final List<String> MARKUP = List.of(
            "<p>",
            "</p>",
            "<b",
            "<br/>",
            "<!--",
            "-->",
            "<script>",
            "</script",
            "<![CDATA[",
            "]]>",
            "<table><td>",
            "<a href='",
            "\" x=",
            "<style>",
            "&amp;",
            "&amp",
            "&#x1F680;",
            "&#xD83D;",
            "&#0;",
            "&#99999999;",
            "&nosuch;",
            "<div hidden>",
            "<span style=\"display: none\">",
            "</div>",
            "<textarea>",
            "<title>",
            "<math>",
            "<?xml",
            "<>",
            "< ",
            "<\u0000");
    private static final List<String> ODD = List.of(
            "\uD83D",
            "\uDE80",
            "\uD83D\uDE80",
            "\u202E",
            "\u2066",
            "\u200B",
            "\u00AD",
            "\uFEFF",
            "\u0000",
            "\uFFFF",
            "\uFFFD",
            "e\u0301",
            "\u0323\u0307",
            "\u1112\u1161\u11AB",
            "か\u3099",
            "İ",
            "ẞ",
            "ﬁ",
            "①",
            "㎏",
            "㍿",
            "ﷺ",
            "\u2122",
            "\u2028",
            "\u0085",
            "ｈ２０",
            "ＵＳ＄５",
            "𝐇𝟐𝟎",
            "👩\u200D🚀",
            "\u0F43",
            "\uD834\uDD5E");
    private static final List<String> MONEY = List.of(
            "US$",
            "$",
            "€",
            "£",
            "¥",
            "5",
            "2.9",
            "290.5M",
            "1,000,000",
            " billion",
            "bn",
            "亿",
            "亿美元",
            "万",
            "元",
            "999999999999999999999",
            ".",
            ",",
            "-",
            "人民币");
    private static final List<String> GLUE = List.of(" ", "\n", "\t", "'", "\u2019", "-", "\u2014", "", "", "\u3000");
    private static final int MOST_PIECES = 48;
    private static final int LAST_OF_FIRST_PLANES = 0x3000;

    private final Random random;
    private final List<String> terms;

    /// @param random gives every choice
    /// @param terms words that lead to matches
    FuzzText(Random random, List<String> terms) {
        this.random = random;
        this.terms = terms;
    }

    /// The next text; now and then an empty one, seldom a long one.
    String next() {
        var text = new StringBuilder();
        int most = random.nextInt(500) == 0 ? 40 * MOST_PIECES : MOST_PIECES;
        for (int i = random.nextInt(most); i > 0; i--) {
            append(text);
        }
        return text.toString();
    }

    private void append(StringBuilder text) {
        switch (random.nextInt(8)) {
            case 0 -> text.appendCodePoint(random.nextInt(LAST_OF_FIRST_PLANES));
            case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            case 2 -> text.append(pick(MARKUP));
            case 3 -> text.append(pick(ODD));
            case 4 -> text.append(pick(MONEY));
            case 5 -> text.append(part(pick(terms)));
            default -> text.append(pick(GLUE)).append(pick(terms)).append(pick(GLUE));
        }
    }

    private String part(String term) {
        return term.substring(0, random.nextInt(term.length() + 1));
    }

    private String pick(List<String> pool) {
        return pool.get(random.nextInt(pool.size()));
    }
}
