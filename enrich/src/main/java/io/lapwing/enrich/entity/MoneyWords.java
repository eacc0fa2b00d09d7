package io.lapwing.enrich.entity;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The words and signs of money in folded text (lower case, simplified Chinese), longest first where one begins with
/// another.
final class MoneyWords {
    /// A word and what it stands for.
    ///
    /// @param weak whether the word has other meanings, so that it counts only beside clearer ones
    record Word<T>(String text, T value, boolean weak) {}

    /// Powers of ten that follow a number.
    static final List<Word<Double>> MAGNITUDES = longestFirst(List.of(
            word("thousand", 1e3), word("million", 1e6), word("mln", 1e6), word("mn", 1e6), word("billion", 1e9),
            word("bln", 1e9), word("bn", 1e9), word("trillion", 1e12), word("trn", 1e12), word("tn", 1e12),
            word("lakh", 1e5), word("crore", 1e7), weak("k", 1e3), weak("m", 1e6), weak("b", 1e9), weak("t", 1e12),
            word("百", 1e2), word("千", 1e3), word("万", 1e4), word("十万", 1e5), word("百万", 1e6), word("千万", 1e7),
            word("亿", 1e8), word("十亿", 1e9), word("百亿", 1e10), word("千亿", 1e11), word("万亿", 1e12)));

    /// Currencies that follow a number.
    static final List<Word<String>> SUFFIXES = longestFirst(List.of(
            word("us dollar", "USD"), word("u.s. dollar", "USD"), word("dollar", "USD"), word("usd", "USD"),
            word("hong kong dollar", "HKD"), word("taiwan dollar", "TWD"), word("new taiwan dollar", "TWD"),
            word("australian dollar", "AUD"), word("canadian dollar", "CAD"), word("singapore dollar", "SGD"),
            word("euro", "EUR"), word("eur", "EUR"), weak("pound", "GBP"), word("pounds sterling", "GBP"),
            word("gbp", "GBP"), word("yuan", "CNY"), word("renminbi", "CNY"), word("rmb", "CNY"), word("cny", "CNY"),
            word("yen", "JPY"), word("jpy", "JPY"), weak("won", "KRW"), word("krw", "KRW"), word("rupee", "INR"),
            word("inr", "INR"), word("ruble", "RUB"), word("rouble", "RUB"), word("shekel", "ILS"),
            word("swiss franc", "CHF"), word("chf", "CHF"), word("hkd", "HKD"), word("twd", "TWD"), word("sgd", "SGD"),
            word("aud", "AUD"), word("cad", "CAD"), word("sek", "SEK"), word("nok", "NOK"), word("pln", "PLN"),
            word("美元", "USD"), word("美金", "USD"), word("欧元", "EUR"), word("英镑", "GBP"), word("日元", "JPY"),
            word("日圆", "JPY"), word("韩元", "KRW"), word("韩圆", "KRW"), word("港元", "HKD"), word("港币", "HKD"),
            word("新台币", "TWD"), word("台币", "TWD"), word("人民币", "CNY"), word("元人民币", "CNY"), word("澳元", "AUD"),
            word("加元", "CAD"), word("新加坡元", "SGD"), word("瑞士法郎", "CHF"), word("卢布", "RUB"), word("卢比", "INR"),
            word("元", "CNY"), word("圆", "CNY")));

    /// Currencies that stand before a number.
    static final List<Word<String>> PREFIXES = longestFirst(List.of(
            word("$", "USD"), word("us$", "USD"), word("u.s.$", "USD"), word("usd", "USD"), word("a$", "AUD"),
            word("au$", "AUD"), word("c$", "CAD"), word("ca$", "CAD"), word("hk$", "HKD"), word("nt$", "TWD"),
            word("s$", "SGD"), word("nz$", "NZD"), word("r$", "BRL"), word("€", "EUR"), word("eur", "EUR"),
            word("£", "GBP"), word("gbp", "GBP"), word("jp¥", "JPY"), word("cn¥", "CNY"), word("¥", "CNY"),
            word("rmb", "CNY"), word("cny", "CNY"), word("jpy", "JPY"), word("₩", "KRW"), word("krw", "KRW"),
            word("₹", "INR"), word("rs", "INR"), word("rs.", "INR"), word("inr", "INR"), word("₽", "RUB"),
            word("₪", "ILS"), word("chf", "CHF"), word("hkd", "HKD"), word("twd", "TWD"), word("sgd", "SGD"),
            word("aud", "AUD"), word("cad", "CAD"), word("人民币", "CNY"), word("美元", "USD")));

    /// What may follow 元 where it is no money: element, component, first year.
    static final String NOT_AFTER_YUAN = "素件年旦宇月首老组";

    private MoneyWords() {}

    /// The longest word that the text has at this place, or null.
    static <T> @Nullable Word<T> at(List<Word<T>> words, String folded, int at) {
        for (Word<T> word : words) {
            if (folded.startsWith(word.text, at)) {
                return word;
            }
        }
        return null;
    }

    /// The longest word that the text has right before this place, or null.
    static <T> @Nullable Word<T> before(List<Word<T>> words, String folded, int end) {
        for (Word<T> word : words) {
            int start = end - word.text.length();
            if (start >= 0 && folded.startsWith(word.text, start)) {
                return word;
            }
        }
        return null;
    }

    private static <T> Word<T> word(String text, T value) {
        return new Word<>(text, value, false);
    }

    private static <T> Word<T> weak(String text, T value) {
        return new Word<>(text, value, true);
    }

    private static <T> List<Word<T>> longestFirst(List<Word<T>> words) {
        ToIntFunction<Word<T>> length = word -> word.text.length();
        return words.stream().sorted(Comparator.comparingInt(length).reversed()).toList();
    }
}
