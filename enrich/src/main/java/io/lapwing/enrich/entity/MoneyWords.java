package io.lapwing.enrich.entity;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words and signs of money in folded text (lower case, simplified Chinese).
///
/// @param <T> what a word stands for
final class MoneyWords<T> {
    /// A word.
    ///
    /// @param text its folded form
    /// @param value what it stands for
    /// @param weak whether it has other meanings, so that it counts only beside clearer ones
    record Word<T>(String text, T value, boolean weak) {
        int length() {
            return text.length();
        }
    }

    /// Powers of ten that follow a number.
    static final MoneyWords<Double> MAGNITUDES = new MoneyWords<>(List.of(
            word("thousand", 1e3),
            word("million", 1e6),
            word("mln", 1e6),
            word("mn", 1e6),
            word("billion", 1e9),
            word("bln", 1e9),
            word("bn", 1e9),
            word("trillion", 1e12),
            word("trn", 1e12),
            word("tn", 1e12),
            word("lakh", 1e5),
            word("crore", 1e7),
            weak("k", 1e3),
            weak("m", 1e6),
            weak("b", 1e9),
            weak("t", 1e12),
            word("百", 1e2),
            word("千", 1e3),
            word("万", 1e4),
            word("十万", 1e5),
            word("百万", 1e6),
            word("千万", 1e7),
            word("亿", 1e8),
            word("十亿", 1e9),
            word("百亿", 1e10),
            word("千亿", 1e11),
            word("万亿", 1e12)));

    /// Currencies that follow a number.
    static final MoneyWords<String> SUFFIXES = new MoneyWords<>(List.of(
            word("us dollar", "USD"),
            word("u.s. dollar", "USD"),
            word("dollar", "USD"),
            word("usd", "USD"),
            word("hong kong dollar", "HKD"),
            word("taiwan dollar", "TWD"),
            word("new taiwan dollar", "TWD"),
            word("australian dollar", "AUD"),
            word("canadian dollar", "CAD"),
            word("singapore dollar", "SGD"),
            word("euro", "EUR"),
            word("eur", "EUR"),
            weak("pound", "GBP"),
            word("pounds sterling", "GBP"),
            word("gbp", "GBP"),
            word("yuan", "CNY"),
            word("renminbi", "CNY"),
            word("rmb", "CNY"),
            word("cny", "CNY"),
            word("yen", "JPY"),
            word("jpy", "JPY"),
            weak("won", "KRW"),
            word("krw", "KRW"),
            word("rupee", "INR"),
            word("inr", "INR"),
            word("ruble", "RUB"),
            word("rouble", "RUB"),
            word("shekel", "ILS"),
            word("swiss franc", "CHF"),
            word("chf", "CHF"),
            word("hkd", "HKD"),
            word("twd", "TWD"),
            word("sgd", "SGD"),
            word("aud", "AUD"),
            word("cad", "CAD"),
            word("sek", "SEK"),
            word("nok", "NOK"),
            word("pln", "PLN"),
            word("美元", "USD"),
            word("美金", "USD"),
            word("欧元", "EUR"),
            word("英镑", "GBP"),
            word("日元", "JPY"),
            word("日圆", "JPY"),
            word("韩元", "KRW"),
            word("韩圆", "KRW"),
            word("港元", "HKD"),
            word("港币", "HKD"),
            word("新台币", "TWD"),
            word("台币", "TWD"),
            word("人民币", "CNY"),
            word("元人民币", "CNY"),
            word("澳元", "AUD"),
            word("加元", "CAD"),
            word("新加坡元", "SGD"),
            word("瑞士法郎", "CHF"),
            word("卢布", "RUB"),
            word("卢比", "INR"),
            word("元", "CNY"),
            word("圆", "CNY")));

    /// Currencies that stand before a number.
    static final MoneyWords<String> PREFIXES = new MoneyWords<>(List.of(
            word("$", "USD"),
            word("us$", "USD"),
            word("u.s.$", "USD"),
            word("usd", "USD"),
            word("a$", "AUD"),
            word("au$", "AUD"),
            word("c$", "CAD"),
            word("ca$", "CAD"),
            word("hk$", "HKD"),
            word("nt$", "TWD"),
            word("s$", "SGD"),
            word("nz$", "NZD"),
            word("r$", "BRL"),
            word("€", "EUR"),
            word("eur", "EUR"),
            word("£", "GBP"),
            word("gbp", "GBP"),
            word("jp¥", "JPY"),
            word("cn¥", "CNY"),
            word("¥", "CNY"),
            word("rmb", "CNY"),
            word("cny", "CNY"),
            word("jpy", "JPY"),
            word("₩", "KRW"),
            word("krw", "KRW"),
            word("₹", "INR"),
            word("rs", "INR"),
            word("rs.", "INR"),
            word("inr", "INR"),
            word("₽", "RUB"),
            word("₪", "ILS"),
            word("chf", "CHF"),
            word("hkd", "HKD"),
            word("twd", "TWD"),
            word("sgd", "SGD"),
            word("aud", "AUD"),
            word("cad", "CAD"),
            word("人民币", "CNY")));

    /// What may follow 元 where it is no money: element, component, first year.
    static final String NOT_AFTER_YUAN = "素件年旦宇月首老组";

    /// Longest first, since some words begin or end with others.
    private final List<Word<T>> words;
    /// First and last characters, by which most places are ruled out.
    private final String firsts;
    private final String lasts;

    private MoneyWords(List<Word<T>> words) {
        ToIntFunction<Word<T>> length = Word::length;
        this.words = words.stream()
                .sorted(Comparator.comparingInt(length).reversed())
                .toList();
        this.firsts =
                words.stream().map(word -> word.text.substring(0, 1)).distinct().collect(Collectors.joining());
        this.lasts = words.stream()
                .map(word -> word.text.substring(word.length() - 1))
                .distinct()
                .collect(Collectors.joining());
    }

    /// The longest word that begins at this place, or null.
    @Nullable
    Word<T> at(char[] folded, int start) {
        if (start < folded.length && firsts.indexOf(folded[start]) >= 0) {
            for (Word<T> word : words) {
                if (has(folded, start, word.text)) {
                    return word;
                }
            }
        }
        return null;
    }

    /// The longest word that ends before this place and has no letter before it, or null.
    @Nullable
    Word<T> before(char[] folded, int end) {
        if (end > 0 && lasts.indexOf(folded[end - 1]) >= 0) {
            for (Word<T> word : words) {
                int start = end - word.length();
                if (start >= 0 && has(folded, start, word.text) && beginsThere(folded, start)) {
                    return word;
                }
            }
        }
        return null;
    }

    /// In `Plus$5` the sign is `$`, not `s$`.
    private static boolean beginsThere(char[] folded, int start) {
        return start == 0 || !isLatin(folded[start]) || !isLatin(folded[start - 1]);
    }

    static boolean has(char[] folded, int start, String text) {
        if (start + text.length() > folded.length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (folded[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// A letter or digit of a script with spaces between words.
    static boolean isLatin(char c) {
        return c < 0x2E80 && Character.isLetterOrDigit(c);
    }

    private static <T> Word<T> word(String text, T value) {
        return new Word<>(text, value, false);
    }

    private static <T> Word<T> weak(String text, T value) {
        return new Word<>(text, value, true);
    }
}
