package io.lapwing.enrich.story.fact;

import java.util.List;
import java.util.OptionalDouble;

/// Numbers that tell reports of one event: tolls, scores, counts. Years, days and months tell little and are left out.
final class Figures {
    private static final List<String> WORDS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    private static final String DIGITS = "零一二三四五六七八九十";
    /// What is counted in Chinese stands after one of these.
    private static final String MEASURES = "人名位个起架枚艘次届岁座辆";

    private static final String[] POWERS = {"thousand", "million", "billion", "trillion"};
    private static final double YEAR_FROM = 1900;
    private static final double YEAR_TO = 2100;
    private static final double FEW = 10;
    private static final double MANY = 100;

    private Figures() {}

    /// How much a number tells: large ones are seldom equal by chance.
    static float weight(double value) {
        if (value < FEW) {
            return 0.6f;
        }
        return value < MANY ? 1.5f : 2.2f;
    }

    /// An English number up to twenty in words.
    static OptionalDouble ofWord(String word) {
        int value = WORDS.indexOf(word);
        return value < 2 ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// A Chinese number up to ten before a measure word.
    static OptionalDouble ofHan(String text, int at) {
        int value = text.charAt(at) == '两' ? 2 : DIGITS.indexOf(text.charAt(at));
        boolean counts = value > 1
                && at + 1 < text.length()
                && MEASURES.indexOf(text.charAt(at + 1)) >= 0
                && (at == 0 || DIGITS.indexOf(text.charAt(at - 1)) < 0);
        return counts ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /// A number in digits with the power of ten that follows it (`2.9亿`, `290 million`).
    static OptionalDouble ofDigits(String text, int start, int end) {
        String digits = text.substring(start, end).replace(",", "");
        boolean plain = digits.length() <= 15 && digits.indexOf('.') == digits.lastIndexOf('.');
        if (!plain) {
            return OptionalDouble.empty();
        }
        char next = end < text.length() ? text.charAt(end) : ' ';
        double value = Double.parseDouble(digits);
        boolean date = "年月日".indexOf(next) >= 0 || value >= YEAR_FROM && value < YEAR_TO && next != '人';
        if (date || value < 2) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.rint(value * power(text, end, next) * 1000) / 1000);
    }

    private static double power(String text, int end, char next) {
        if (next == '万') {
            return 1e4;
        }
        if (next == '亿') {
            return 1e8;
        }
        for (int i = 0; i < POWERS.length; i++) {
            if (text.startsWith(POWERS[i], end + 1)) {
                return Math.pow(1000, i + 1);
            }
        }
        return 1;
    }
}
