package io.lapwing.enrich.entity;

import io.lapwing.enrich.entity.MoneyWords.Word;
import io.lapwing.enrich.taxonomy.Fold;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.record.Amount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one text from number to number, looking before and after each for signs and words of money.
final class AmountScanner {
    private static final int MAX_DIGITS = 15;
    private static final double MILLION = 1e6;

    private final Reading reading;
    private final String text;
    /// Currency of a range whose first end was just read, and where its second end begins.
    private @Nullable String rangeCurrency;
    private int rangeAt = -1;

    AmountScanner(Reading reading) {
        this.reading = reading;
        this.text = Fold.of(reading.text());
    }

    void scan(List<Amount> amounts, int limit) {
        int at = 0;
        while (at < text.length() && amounts.size() < limit) {
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
        double number = number(start, end);
        if (Double.isNaN(number) || number == 0) {
            return null;
        }
        int signEnd = start > 0 && text.charAt(start - 1) == ' ' ? start - 1 : start;
        Word<String> sign = signBefore(signEnd);
        String currency = sign != null ? sign.value() : start == rangeAt ? rangeCurrency : null;
        if (currency == null && start > 0 && Character.isLetter(text.charAt(start - 1)) && !isHan(start - 1)) {
            return null;
        }
        Unit unit = unitAfter(end, currency);
        int second = rangeSecond(end);
        if (second >= 0 && unit.end == end) {
            Unit shared = unitAfter(numberEnd(second), currency);
            unit = new Unit(shared.magnitude, shared.currency, end);
        }
        if (unit.currency == null) {
            return null;
        }
        rangeCurrency = unit.currency;
        rangeAt = second;
        int from = sign == null ? start : signEnd - sign.text().length();
        return new Amount(number * unit.magnitude, unit.currency, reading.span(from, unit.end));
    }

    private @Nullable Word<String> signBefore(int end) {
        Word<String> sign = MoneyWords.before(MoneyWords.PREFIXES, text, end);
        if (sign == null) {
            return null;
        }
        int start = end - sign.text().length();
        boolean letters = Character.isLetter(sign.text().charAt(0)) && !isHan(start);
        return letters && start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)) && !isHan(start - 1)
                ? MoneyWords.before(signsOnly(sign), text, end)
                : sign;
    }

    /// In `Plus$5` the sign is `$`, not `s$`.
    private static List<Word<String>> signsOnly(Word<String> sign) {
        String last = sign.text().substring(sign.text().length() - 1);
        return MoneyWords.PREFIXES.stream().filter(word -> word.text().equals(last)).toList();
    }

    private record Unit(double magnitude, @Nullable String currency, int end) {}

    private Unit unitAfter(int end, @Nullable String known) {
        int at = skip(end, "多余来");
        Word<Double> magnitude = wordAt(MoneyWords.MAGNITUDES, at);
        if (magnitude != null && magnitude.weak() && at != end) {
            magnitude = null;
        }
        int after = magnitude == null ? end : at + magnitude.text().length();
        double factor = magnitude == null ? 1 : magnitude.value();
        if (known != null) {
            return new Unit(factor, known, after);
        }
        int next = skip(after, "多余");
        Word<String> currency = wordAt(MoneyWords.SUFFIXES, next);
        if (currency == null || currency.weak() && factor < MILLION || isOtherYuan(currency, next)) {
            return new Unit(factor, null, after);
        }
        int last = next + currency.text().length();
        boolean plural = last < text.length() && text.charAt(last) == 's' && !isHan(last - 1);
        return new Unit(factor, currency.value(), plural ? last + 1 : last);
    }

    private boolean isOtherYuan(Word<String> currency, int at) {
        int after = at + 1;
        return currency.text().equals("元")
                && after < text.length()
                && MoneyWords.NOT_AFTER_YUAN.indexOf(text.charAt(after)) >= 0;
    }

    /// The word at this place, if it ends there.
    private <T> @Nullable Word<T> wordAt(List<Word<T>> words, int at) {
        Word<T> word = MoneyWords.at(words, text, at);
        if (word == null) {
            return null;
        }
        int end = at + word.text().length();
        if (isHan(end - 1) || end == text.length() || !Character.isLetter(text.charAt(end)) || isHan(end)) {
            return word;
        }
        boolean plural = text.charAt(end) == 's' && (end + 1 == text.length() || !Character.isLetter(text.charAt(end + 1)));
        return plural ? word : null;
    }

    /// Behind a space, and one of these characters.
    private int skip(int at, String fillers) {
        int next = at < text.length() && fillers.indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
        return next < text.length() && text.charAt(next) == ' ' ? next + 1 : next;
    }

    /// Where the second number of a range begins, or -1.
    private int rangeSecond(int end) {
        for (String link : List.of(" to ", " ", "~", "至", "到")) {
            int second = end + link.length();
            boolean dash = !link.equals(" ") || end < text.length() && reading.text().charAt(end) != ' ';
            if (dash && text.startsWith(link, end) && second < text.length() && isDigit(second)) {
                return second;
            }
        }
        return -1;
    }

    private int numberEnd(int start) {
        int end = start;
        while (end < text.length() && (isDigit(end) || isPoint(end))) {
            end++;
        }
        return end;
    }

    /// A point or comma between two digits.
    private boolean isPoint(int at) {
        char c = text.charAt(at);
        return (c == '.' || c == ',') && at + 1 < text.length() && isDigit(at + 1);
    }

    private double number(int start, int end) {
        String digits = text.substring(start, end).replace(",", "");
        boolean plain = digits.length() <= MAX_DIGITS && digits.indexOf('.') == digits.lastIndexOf('.');
        return plain ? Double.parseDouble(digits) : Double.NaN;
    }

    private boolean isDigit(int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean isHan(int at) {
        return text.charAt(at) >= 0x2E80;
    }
}
