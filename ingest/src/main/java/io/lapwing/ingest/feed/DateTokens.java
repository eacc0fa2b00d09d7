package io.lapwing.ingest.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words and figures of a date, each read by its form.
final class DateTokens {
    private static final int PIVOT = 50;
    private static final Set<String> FILLERS = Set.of(
            "de", "del", "of", "at", "um", "à", "a", "alle", "ore", "kl", "klo", "kl.", "o", "в", "г", "г.", "року",
            "года", "den", "le", "the", "on", "uhr", "h", "and", "|", "-", "–", "—", ",", "/", "@");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}.,'()]+");
    private static final Pattern EAST_ASIAN =
            Pattern.compile("[\\p{IsHan}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana},.()]+");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})(?:st|nd|rd|th|er|º|ª|°)?[.,]*");

    /// One form that a whole token may have, and what it tells.
    private record Form(Pattern pattern, Reading reading) {
        static Form of(String pattern, Reading reading) {
            return new Form(Pattern.compile(pattern), reading);
        }

        @Nullable
        Boolean read(String token, DateParts parts) {
            Matcher matcher = pattern.matcher(token);
            return matcher.matches() ? (Boolean) reading.read(matcher, parts) : null;
        }
    }

    private interface Reading {
        boolean read(MatchResult match, DateParts parts);
    }

    /// Dates of figures alone, each telling the whole date.
    private static final List<Form> DATES = List.of(
            Form.of("(\\d{4})[-/.](\\d{1,3})[-/.](\\d{1,2})[.,]?", (m, p) -> date(p, at(m, 1), at(m, 2), at(m, 3))),
            Form.of("(\\d{4})(\\d\\d)(\\d\\d)", (m, p) -> date(p, at(m, 1), at(m, 2), at(m, 3))),
            Form.of("(\\d\\d)-(\\d\\d)-(\\d\\d)", (m, p) -> date(p, year(at(m, 1)), at(m, 2), at(m, 3))),
            Form.of("(\\d\\d)(\\d\\d)(\\d\\d)", (m, p) -> date(p, year(at(m, 1)), at(m, 2), at(m, 3))),
            Form.of("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d\\d),?", (m, p) -> slashed(p, at(m, 1), at(m, 2), m.group(3))),
            Form.of(
                    "(\\d{1,2})([-.])(\\d{1,2})\\2(\\d{4}|\\d\\d),?",
                    (m, p) -> date(p, year(m.group(4)), at(m, 3), at(m, 1))),
            Form.of("(\\d{4})-(\\d\\d)", (m, p) -> date(p, at(m, 1), at(m, 2), 1)),
            Form.of("-(\\d\\d)-?(\\d\\d)", (m, p) -> date(p, year(at(m, 1)), at(m, 2), 1)),
            Form.of("(\\d{4})-?(\\d{3})", (m, p) -> p.date(LocalDate.ofYearDay(at(m, 1), at(m, 2)))),
            Form.of("(\\d\\d)(\\d{3})", (m, p) -> p.date(LocalDate.ofYearDay(year(at(m, 1)), at(m, 2)))),
            Form.of("(\\d{4})-?w(\\d\\d)(?:-?([1-7]))?", (m, p) -> p.date(week(m))),
            Form.of(
                    "-?\\d{9,10}(?:\\.\\d+)?",
                    (m, p) -> p.moment(Instant.ofEpochMilli(Math.round(1000 * Double.parseDouble(m.group()))))),
            Form.of("\\d{13}", (m, p) -> p.moment(Instant.ofEpochMilli(Long.parseLong(m.group())))),
            Form.of("(\\d{8})(\\d\\d)(\\d\\d)(\\d\\d)?", DateTokens::run));

    private DateTokens() {}

    /// Reads one token; false if it fits nowhere, and then the text is no date.
    static boolean take(String token, DateParts parts) {
        try {
            if (DateClock.isTime(token)) {
                return DateClock.time(token, parts);
            }
            if (parts.hasTime() && DateClock.isZone(token)) {
                return DateClock.zone(token, parts);
            }
            return parts.lacksDate() && !parts.hasTime() ? opening(token, parts) : later(token, parts);
        } catch (DateTimeException e) {
            return false; // a day, a time or a zone that does not exist
        }
    }

    private static boolean opening(String token, DateParts parts) {
        if (!Character.isDigit(token.charAt(0)) && token.charAt(0) != '-') {
            return later(token, parts); // none of the forms begins otherwise
        }
        for (Form form : DATES) {
            Boolean read = form.read(token, parts);
            if (read != null) {
                return read;
            }
        }
        return later(token, parts);
    }

    private static boolean later(String token, DateParts parts) {
        Matcher number = NUMBER.matcher(token);
        if (number.matches()) {
            return number(number.group(1), parts);
        }
        int month = Months.number(token);
        if (month > 0) {
            return parts.month(month);
        }
        return DateClock.dayHalf(token, parts) || isIdle(token, parts);
    }

    /// A word that tells nothing: a name of a weekday, which stands in front or between day and time, or a preposition.
    private static boolean isIdle(String token, DateParts parts) {
        return FILLERS.contains(token)
                || EAST_ASIAN.matcher(token).matches()
                || (parts.betweenFields() && WORD.matcher(token).matches())
                || Months.isWeekday(token);
    }

    private static boolean number(String digits, DateParts parts) {
        int value = Integer.parseInt(digits);
        if (digits.length() <= 2 && !parts.hasDay()) {
            return parts.day(value);
        }
        if (parts.lacksYear()) {
            return (digits.length() != 3 || parts.hasDay()) && parts.year(year(digits));
        }
        return DateClock.bare(digits, parts);
    }

    private static boolean date(DateParts parts, int year, int month, int day) {
        return parts.date(LocalDate.of(year, month, day));
    }

    private static boolean slashed(DateParts parts, int first, int second, String year) {
        boolean dayFirst = first > 12;
        return date(parts, year(year), dayFirst ? second : first, dayFirst ? first : second);
    }

    private static LocalDate week(MatchResult match) {
        int day = match.group(3) == null ? 1 : at(match, 3);
        return LocalDate.of(at(match, 1), 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, at(match, 2))
                .with(ChronoField.DAY_OF_WEEK, day);
    }

    /// Date and time as one run of digits.
    private static boolean run(MatchResult match, DateParts parts) {
        String date = match.group(1);
        int second = match.group(4) == null ? 0 : at(match, 4);
        return date(parts, number(date, 0, 4), number(date, 4, 6), number(date, 6, 8))
                && parts.time(at(match, 2), at(match, 3), second, 0);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static int at(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int year(String digits) {
        int value = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 1, 2 -> year(value);
            case 3 -> 1900 + value; // what C's `tm_year` gives (RFC 5322, 4.3)
            default -> value;
        };
    }

    private static int year(int twoDigits) {
        return twoDigits < PIVOT ? 2000 + twoDigits : 1900 + twoDigits;
    }
}
