package io.lapwing.enrich.text;

import java.util.Random;

/// Text of the kinds of characters that go wrong.
public final class RandomText {
    private static final String[] PIECES = {
        "AI chip",
        "芯片",
        "晶片",
        "satellite",
        "H20",
        "US$5 billion",
        "2.9 亿美元",
        "<p>",
        "</p>",
        "&amp;",
        "<b",
        "&#x1F680;",
        "\uD83D\uDE80",
        "\uD83D",
        "\uDE80",
        "\u202E",
        "\u200B",
        "e\u0301",
        "\u0323",
        "ﬁ",
        "①",
        "\u2122",
        "İ",
        "ẞ",
        "\u0000",
        "\uFFFF",
        "-",
        "\u2014",
        " ",
        "\n",
        "\t",
        "'",
        "\u2019",
        ".",
        ",",
        "5",
        "ｈ２０",
        "Ａ",
        "한",
        "\u1112\u1161",
        "か\u3099",
        "Đ",
    };

    private RandomText() {}

    /// Up to sixty pieces, some of them any code point at all.
    public static String of(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1));
            } else {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return text.toString();
    }
}
