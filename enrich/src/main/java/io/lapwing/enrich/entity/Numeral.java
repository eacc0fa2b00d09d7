package io.lapwing.enrich.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number in folded text: digits (`1,200.5`), Chinese (一百二十亿), or an English word before a power of ten (`half a`
/// billion).
///
/// @param start its first character
/// @param end the character after its last
/// @param value its value; NaN if it only looks like a number
/// @param spelt whether it is in words
record Numeral(int start, int end, double value, boolean spelt) {
    /// More do not fit a `double` exactly.
    private static final int MAX_DIGITS = 15;
    private static final int GROUP = 3;

    private static final List<String> POWERS = List.of("million", "billion", "trillion");

    private static final byte DIGIT = 1;
    private static final byte CHINESE = 2;
    private static final byte ENGLISH = 3;
    private static final byte[] STARTS = starts();
    /// By the low bits of a character: small enough to stay in the nearest cache, and seldom wrong.
    private static final int LOW = (1 << 12) - 1;

    private static final boolean[] MAY_START = mayStart();
    private static final boolean[] CONTINUES = continues();

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String SMALL_UNITS = "十百千";
    private static final String LARGE_UNITS = "万亿兆";
    /// "Several" or "which", before a Chinese number.
    private static final String NO_NUMBER_AFTER = "数几第";

    /// English numbers; those that end with others stand before them.
    private static final List<MoneyWords.Word<Double>> ENGLISH_WORDS = List.of(
            english("half a ", 0.5),
            english("a ", 1),
            english("one ", 1),
            english("two ", 2),
            english("three ", 3),
            english("four ", 4),
            english("five ", 5),
            english("six ", 6),
            english("seven ", 7),
            english("eight ", 8),
            english("nine ", 9),
            english("ten ", 10));

    /// The first place from here on where [#at] may find a number; the end of the text if there is none.
    static int candidate(char[] text, int from) {
        int at = from;
        while (at < text.length && !MAY_START[text[at] & LOW]) {
            at++;
        }
        return at;
    }

    /// The number that begins here, or whose power of ten (`million`) has its first `l` here; null if there is none.
    static @Nullable Numeral at(char[] text, int at) {
        return switch (STARTS[text[at]]) {
            case DIGIT -> digits(text, at);
            case CHINESE -> chinese(text, at);
            case ENGLISH -> english(text, at);
            default -> null;
        };
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Numeral digits(char[] text, int start) {
        int end = start;
        while (end < text.length && (isDigit(text[end]) || isPoint(text, end))) {
            end++;
        }
        return new Numeral(start, end, value(text, start, end), false);
    }

    /// Nearly all numbers are plain digits; those with commas are looked at more closely.
    private static double value(char[] text, int start, int end) {
        long digits = 0;
        long scale = 0;
        for (int i = start; i < end; i++) {
            if (isDigit(text[i])) {
                digits = digits * 10 + text[i] - '0';
                scale *= 10;
            } else if (text[i] == '.' && scale == 0) {
                scale = 1;
            } else {
                return value(new String(text, start, end - start));
            }
        }
        if (end - start > MAX_DIGITS) {
            return Double.NaN;
        }
        return scale == 0 ? digits : (double) digits / scale;
    }

    /// A point or comma between two digits.
    private static boolean isPoint(char[] text, int at) {
        return (text[at] == '.' || text[at] == ',') && at + 1 < text.length && isDigit(text[at + 1]);
    }

    /// Commas part thousands; a single one before one or two digits is a decimal point, as on the European continent.
    private static double value(String number) {
        int comma = number.indexOf(',');
        int point = number.indexOf('.');
        String plain = number.replace(",", "");
        if (comma >= 0 && !areGroups(point < 0 ? number : number.substring(0, point))) {
            boolean decimal = comma == number.lastIndexOf(',') && point < 0 && number.length() - comma <= GROUP;
            plain = decimal ? number.replace(',', '.') : "";
        }
        boolean sound =
                !plain.isEmpty() && plain.length() <= MAX_DIGITS && plain.indexOf('.') == plain.lastIndexOf('.');
        return sound ? Double.parseDouble(plain) : Double.NaN;
    }

    private static boolean areGroups(String whole) {
        int digits = 0;
        for (int i = whole.length() - 1; i >= 0; i--) {
            if (whole.charAt(i) != ',') {
                digits++;
            } else if (digits == GROUP || digits == 2) {
                digits = 0; // lakhs and crores are parted in twos
            } else {
                return false;
            }
        }
        return whole.length() - whole.lastIndexOf(',') == GROUP + 1;
    }

    /// A figure by itself (一, 三) is no number here: it seldom is one of money, and stands in every text.
    private static @Nullable Numeral chinese(char[] text, int start) {
        boolean figure = DIGITS.indexOf(text[start]) >= 0 || text[start] == '两';
        if (figure && (start + 1 == text.length || !CONTINUES[text[start + 1]])) {
            return null;
        }
        if (start > 0 && (STARTS[text[start - 1]] == DIGIT || NO_NUMBER_AFTER.indexOf(text[start - 1]) >= 0)) {
            return null;
        }
        double total = 0;
        double section = 0;
        double digit = 0;
        double largest = Double.MAX_VALUE;
        int at = start;
        for (; at < text.length; at++) {
            char c = text[at] == '两' ? '二' : text[at];
            int large = LARGE_UNITS.indexOf(c);
            if (DIGITS.indexOf(c) >= 0) {
                digit = DIGITS.indexOf(c);
            } else if (SMALL_UNITS.indexOf(c) >= 0) {
                section += (digit == 0 ? 1 : digit) * Math.pow(10, SMALL_UNITS.indexOf(c) + 1);
                digit = 0;
            } else if (large >= 0) {
                double unit = Math.pow(10, 4 * (large + 1));
                total = unit > largest ? (total + section + digit) * unit : total + (section + digit) * unit;
                largest = unit;
                section = 0;
                digit = 0;
            } else {
                break;
            }
        }
        return new Numeral(start, at, total + section + digit, true);
    }

    /// An English number before a power of ten, which is told by its `ll`: seldom in other words, and so seldom looked
    /// at for nothing.
    private static @Nullable Numeral english(char[] text, int l) {
        int power = l + 1 < text.length && text[l + 1] == 'l' ? power(text, l) : -1;
        if (power < 2 || text[power - 1] != ' ') {
            return null;
        }
        for (MoneyWords.Word<Double> word : ENGLISH_WORDS) {
            int start = power - word.length();
            if (start >= 0 && MoneyWords.has(text, start, word.text()) && !isInWord(text, start)) {
                return new Numeral(start, power - 1, word.value(), true);
            }
        }
        return null;
    }

    /// Where the power of ten begins whose first `l` this is, or -1.
    private static int power(char[] text, int l) {
        for (String word : POWERS) {
            int start = l - word.indexOf('l');
            if (start >= 0
                    && MoneyWords.has(text, start, word)
                    && MoneyWords.wordEnd(text, start + word.length()) >= 0) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isInWord(char[] text, int start) {
        return start > 0 && MoneyWords.isLatin(text[start - 1]);
    }

    private static MoneyWords.Word<Double> english(String text, double value) {
        return new MoneyWords.Word<>(text, value, false);
    }

    private static byte[] starts() {
        byte[] starts = new byte[1 << 16];
        for (char c = '0'; c <= '9'; c++) {
            starts[c] = DIGIT;
        }
        for (char c : "一二三四五六七八九两十百千".toCharArray()) {
            starts[c] = CHINESE;
        }
        starts['l'] = ENGLISH;
        return starts;
    }

    private static boolean[] mayStart() {
        boolean[] mayStart = new boolean[LOW + 1];
        for (int c = 0; c < STARTS.length; c++) {
            mayStart[c & LOW] |= STARTS[c] != 0;
        }
        return mayStart;
    }

    private static boolean[] continues() {
        boolean[] continues = new boolean[1 << 16];
        for (char c : "零一二三四五六七八九两十百千万亿兆".toCharArray()) {
            continues[c] = true;
        }
        return continues;
    }
}
