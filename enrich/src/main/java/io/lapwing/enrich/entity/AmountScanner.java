package io.lapwing.enrich.entity;

import io.lapwing.enrich.entity.MoneyWords.Word;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.record.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one text from number to number, looking before and after each for signs and words of money.
final class AmountScanner {
    private static final int MAX_DIGITS = 15;
    private static final double MILLION = 1e6;
    /// "More than", between a number and its unit.
    private static final String FILLERS = "多余来";

    private static final List<String> RANGE_LINKS = List.of(" to ", " ", "~", "至", "到");

    private final Reading reading;
    private final char[] text;
    /// Currency of a range whose first end was just read, and where its second end begins.
    private @Nullable String rangeCurrency;
    private int rangeAt = -1;

    AmountScanner(Reading reading) {
        this.reading = reading;
        this.text = reading.folded();
    }

    void scan(List<Amount> amounts, int limit) {
        int at = 0;
        while (at < text.length && amounts.size() < limit) {
            if (!isDigit(at)) {
                at++;
                continue;
            }
            int end = numberEnd(at);
            Amount amount = amount(at, end);
            if (amount != null) {
                amounts.add(amount);
            }
            at = end;
        }
    }

    /// The sum whose number stands here, or null if it is another kind of number.
    private @Nullable Amount amount(int start, int end) {
        int signEnd = start > 0 && text[start - 1] == ' ' ? start - 1 : start;
        Word<String> sign = MoneyWords.PREFIXES.before(text, signEnd);
        if (sign == null && start > 0 && MoneyWords.isLatin(text[start - 1])) {
            return null;
        }
        String currency = sign == null ? null : sign.value();
        Unit unit = unitAfter(end, currency);
        if (unit.currency == null && start == rangeAt) {
            unit = new Unit(unit.magnitude, rangeCurrency, unit.end);
        }
        int second = rangeSecond(end);
        if (second >= 0 && unit.end == end) {
            Unit shared = unitAfter(numberEnd(second), currency);
            unit = new Unit(shared.magnitude, shared.currency, end);
        }
        double number = unit.currency == null ? Double.NaN : number(start, end);
        if (unit.currency == null || Double.isNaN(number) || number == 0) {
            return null;
        }
        rangeCurrency = unit.currency;
        rangeAt = second;
        int from = sign == null ? start : signEnd - sign.length();
        return new Amount(number * unit.magnitude, unit.currency, reading.span(from, unit.end));
    }

    private record Unit(double magnitude, @Nullable String currency, int end) {}

    private Unit unitAfter(int end, @Nullable String known) {
        int at = behindFiller(end);
        Word<Double> magnitude = MoneyWords.MAGNITUDES.at(text, at);
        if (magnitude != null && ((magnitude.weak() && at != end && known == null) || wordEnd(magnitude, at) < 0)) {
            magnitude = null;
        }
        int after = magnitude == null ? end : wordEnd(magnitude, at);
        double factor = magnitude == null ? 1 : magnitude.value();
        if (known != null) {
            return new Unit(factor, known, after);
        }
        int next = behindFiller(after);
        Word<String> currency = MoneyWords.SUFFIXES.at(text, next);
        if (currency == null || (currency.weak() && factor < MILLION) || isOtherYuan(currency, next)) {
            return new Unit(factor, null, after);
        }
        int last = wordEnd(currency, next);
        return last < 0 ? new Unit(factor, null, after) : new Unit(factor, currency.value(), last);
    }

    private boolean isOtherYuan(Word<String> currency, int at) {
        return currency.text().equals("元")
                && at + 1 < text.length
                && MoneyWords.NOT_AFTER_YUAN.indexOf(text[at + 1]) >= 0;
    }

    /// Where a word ends, a plural `s` counted in; -1 if it only begins another word.
    private int wordEnd(Word<?> word, int at) {
        int end = at + word.length();
        if (!MoneyWords.isLatin(text[end - 1]) || end == text.length || !MoneyWords.isLatin(text[end])) {
            return end;
        }
        boolean plural = text[end] == 's' && (end + 1 == text.length || !MoneyWords.isLatin(text[end + 1]));
        return plural ? end + 1 : -1;
    }

    private int behindFiller(int at) {
        int next = at < text.length && FILLERS.indexOf(text[at]) >= 0 ? at + 1 : at;
        return next < text.length && text[next] == ' ' ? next + 1 : next;
    }

    /// Where the second number of a range begins, or -1. A dash is folded to a space; the text itself tells them apart.
    private int rangeSecond(int end) {
        for (String link : RANGE_LINKS) {
            int second = end + link.length();
            if (MoneyWords.has(text, end, link) && second < text.length && isDigit(second)) {
                return link.equals(" ") && reading.text().charAt(end) == ' ' ? -1 : second;
            }
        }
        return -1;
    }

    private int numberEnd(int start) {
        int end = start;
        while (end < text.length && (isDigit(end) || isPoint(end))) {
            end++;
        }
        return end;
    }

    /// A point or comma between two digits.
    private boolean isPoint(int at) {
        return (text[at] == '.' || text[at] == ',') && at + 1 < text.length && isDigit(at + 1);
    }

    private double number(int start, int end) {
        String digits = new String(text, start, end - start).replace(",", "");
        boolean plain = digits.length() <= MAX_DIGITS && digits.indexOf('.') == digits.lastIndexOf('.');
        return plain ? Double.parseDouble(digits) : Double.NaN;
    }

    private boolean isDigit(int at) {
        return text[at] >= '0' && text[at] <= '9';
    }
}
