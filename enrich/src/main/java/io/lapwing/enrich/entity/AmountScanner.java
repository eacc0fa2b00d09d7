package io.lapwing.enrich.entity;

import io.lapwing.enrich.entity.MoneyWords.Word;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.record.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one text from number to number, looking before and after each for signs and words of money.
final class AmountScanner {
    private static final double MILLION = 1e6;
    /// Less than this is not spelt in Chinese beside a plain 元, which then is no money.
    private static final double LEAST_SPELT = 1e4;
    /// "More than", between a number and its unit.
    private static final String FILLERS = "多余来";

    private static final List<String> RANGE_LINKS = List.of(" to ", " ", "~", "至", "到");
    private static final String BETWEEN = "between ";
    private static final String AND = " and ";

    private final Reading reading;
    private final char[] text;
    /// Currency of a range whose first end was just read, and where its second end begins.
    private @Nullable String rangeCurrency;
    private int rangeAt = -1;
    /// Where the next number may begin.
    private int next;

    AmountScanner(Reading reading) {
        this.reading = reading;
        this.text = reading.folded();
    }

    void scan(List<Amount> amounts, int limit) {
        while (amounts.size() < limit) {
            int at = Numeral.candidate(text, next);
            if (at == text.length) {
                return;
            }
            Numeral number = Numeral.at(text, at);
            next = at + 1;
            if (number != null) {
                next = Math.max(next, number.end());
                Amount amount = amount(number);
                if (amount != null) {
                    amounts.add(amount);
                }
            }
        }
    }

    /// The sum whose number this is, or null if it is another kind of number.
    private @Nullable Amount amount(Numeral number) {
        int start = number.start();
        int signEnd = start > 0 && text[start - 1] == ' ' ? start - 1 : start;
        Word<String> sign = Currencies.PREFIXES.before(text, signEnd);
        if (sign == null && start > 0 && MoneyWords.isLatin(text[start - 1])) {
            return null;
        }
        int from = sign == null ? start : signEnd - sign.length();
        Unit unit = unitAfter(number, sign == null ? null : sign.value());
        if (unit.currency == null && start == rangeAt) {
            unit = new Unit(unit.factor, unit.rest, rangeCurrency, unit.end);
        }
        int second = rangeSecond(from, unit.end);
        if (second >= 0) {
            unit = shared(number, unit, sign, second);
        }
        double value = number.value() * unit.factor + unit.rest;
        if (unit.currency == null || Double.isNaN(value) || value == 0) {
            return null;
        }
        rangeCurrency = unit.currency;
        rangeAt = second;
        return new Amount(value, unit.currency, reading.span(from, unit.end));
    }

    /// What follows a number.
    ///
    /// @param factor a power of ten
    /// @param rest what a smaller unit adds, as the 2000 万 of 1 亿 2000 万
    /// @param currency the currency, as far as it is known
    /// @param end where it ends
    private record Unit(
            double factor, double rest, @Nullable String currency, int end) {}

    /// The unit of the first number of a range, with what it shares with the second: currency, power of ten, or both.
    private Unit shared(Numeral first, Unit unit, @Nullable Word<String> sign, int at) {
        int signEnd = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
        Word<String> ownSign = Currencies.PREFIXES.before(text, signEnd);
        Numeral second = Numeral.at(text, at);
        if (second == null || (ownSign != null && sign == null)) {
            return unit;
        }
        Unit next = unitAfter(second, unit.currency);
        boolean bare = unit.end == first.end();
        boolean sameUnit = ownSign == null || (ownSign.value().equals(unit.currency) && first.value() < second.value());
        return new Unit(
                bare && sameUnit ? next.factor : unit.factor,
                unit.rest,
                unit.currency == null ? next.currency : unit.currency,
                unit.end);
    }

    private Unit unitAfter(Numeral number, @Nullable String known) {
        int end = number.end();
        int at = behindFiller(end);
        Word<Double> magnitude = MoneyWords.MAGNITUDES.at(text, at);
        if (magnitude != null
                && ((magnitude.weak() && at != end && known == null)
                        || MoneyWords.wordEnd(text, at + magnitude.length()) < 0)) {
            magnitude = null;
        }
        double factor = magnitude == null ? 1 : magnitude.value();
        int after = magnitude == null ? end : MoneyWords.wordEnd(text, at + magnitude.length());
        Numeral smaller = magnitude == null ? null : smallerPart(magnitude, after);
        double rest = 0;
        if (smaller != null) {
            rest = smaller.value();
            after = smaller.end();
            next = Math.max(next, after);
        }
        if (known != null) {
            return new Unit(factor, rest, known, after);
        }
        int word = behindFiller(after);
        Word<String> currency = Currencies.SUFFIXES.at(text, word);
        if (currency == null || (currency.weak() && factor < MILLION) || isOtherYuan(number, factor, currency, word)) {
            return new Unit(factor, rest, null, after);
        }
        int last = MoneyWords.wordEnd(text, word + currency.length());
        return last < 0 ? new Unit(factor, rest, null, after) : new Unit(factor, rest, currency.value(), last);
    }

    /// The 2000 万 of 1 亿 2000 万, with its own power of ten counted in; null if the number is at its end.
    private @Nullable Numeral smallerPart(Word<Double> magnitude, int at) {
        if (!magnitude.runsOn() || at >= text.length || !Numeral.isDigit(text[at])) {
            return null;
        }
        Numeral part = Numeral.at(text, at);
        Word<Double> its = part == null ? null : MoneyWords.MAGNITUDES.at(text, part.end());
        if (part == null || its == null || !its.runsOn() || its.value() >= magnitude.value()) {
            return null;
        }
        return new Numeral(at, part.end() + its.length(), part.value() * its.value(), false);
    }

    /// Whether 元 is part of another word, or of a saying with a small number.
    private boolean isOtherYuan(Numeral number, double factor, Word<String> currency, int at) {
        if (!currency.text().equals("元") && !currency.text().equals("圆")) {
            return false;
        }
        return (number.spelt() && number.value() * factor < LEAST_SPELT)
                || (at + 1 < text.length && MoneyWords.NOT_AFTER_YUAN.indexOf(text[at + 1]) >= 0);
    }

    private int behindFiller(int at) {
        int next = at < text.length && FILLERS.indexOf(text[at]) >= 0 ? at + 1 : at;
        return next < text.length && text[next] == ' ' ? next + 1 : next;
    }

    /// Where the second number of a range begins, or -1. A dash is folded to a space; the text itself tells them apart.
    private int rangeSecond(int from, int end) {
        for (String link : RANGE_LINKS) {
            boolean space =
                    link.equals(" ") && end < text.length && reading.text().charAt(end) == ' ';
            if (MoneyWords.has(text, end, link) && !space) {
                return numberBehindSign(end + link.length());
            }
        }
        boolean between = from >= BETWEEN.length()
                && MoneyWords.has(text, from - BETWEEN.length(), BETWEEN)
                && MoneyWords.has(text, end, AND);
        return between ? numberBehindSign(end + AND.length()) : -1;
    }

    private int numberBehindSign(int at) {
        Word<String> sign = Currencies.PREFIXES.at(text, at);
        int number = sign == null ? at : at + sign.length();
        return number < text.length && Numeral.isDigit(text[number]) ? number : -1;
    }
}
