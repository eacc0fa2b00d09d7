package io.lapwing.alerts.route;

import io.lapwing.alerts.route.TimeInterval.Range;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the ranges of a time interval as they are written. Each method throws an [IllegalArgumentException] with one
/// sentence on what is wrong.
public final class TimeRanges {
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-4]):([0-5]\\d)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,4}");
    private static final int DAY = 24 * 60;
    private static final int LAST_OF_MONTH = 31;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private TimeRanges() {}

    /// Minutes of the day from a start to just before an end, such as `09:00` and `17:00`; the end may be `24:00`.
    public static Range times(String start, String end) {
        int first = minute(start);
        int last = minute(end);
        if (first >= last) {
            throw new IllegalArgumentException("the time " + start + " is not before " + end
                    + "; a time across midnight is written as two, up to 24:00 and from 00:00");
        }
        return new Range(first, last - 1);
    }

    /// Days of the week, such as `saturday` or `monday:friday`.
    public static Range weekdays(String text) {
        return range(text, "weekday", part -> named(part, "weekday", WEEKDAYS, false));
    }

    /// Days of the month, such as `1:5`, `15` or `-3:-1`.
    public static Range daysOfMonth(String text) {
        Range range = range(
                text,
                "day of the month",
                part -> {
                    int day = number(part, "day of the month", -LAST_OF_MONTH, LAST_OF_MONTH);
                    if (day == 0) {
                        throw new IllegalArgumentException("there is no day 0 in a month; -1 is its last");
                    }
                    return day;
                },
                false);
        boolean sameEnd = range.first() < 0 == range.last() < 0;
        if (sameEnd && range.first() > range.last() || range.first() < 0 && range.last() > 0) {
            throw new IllegalArgumentException("'" + text + "' ends before it begins");
        }
        return range;
    }

    /// Months, such as `january:march`, `12` or `1:3`.
    public static Range months(String text) {
        return range(text, "month", part -> named(part, "month", MONTHS, true));
    }

    /// Years, such as `2026` or `2026:2028`.
    public static Range years(String text) {
        return range(text, "year", part -> number(part, "year", FIRST_YEAR, LAST_YEAR));
    }

    /// A time zone, such as `Asia/Shanghai` or `UTC`.
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time zone; write it like Europe/Berlin, Asia/Shanghai or UTC", e);
        }
    }

    private interface Part {
        int read(String text);
    }

    private static Range range(String text, String what, Part part) {
        return range(text, what, part, true);
    }

    private static Range range(String text, String what, Part part, boolean ordered) {
        String[] parts = text.strip().toLowerCase(Locale.ROOT).split(":", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no range; write one " + what + ", or the first and the last with ':' between");
        }
        int first = part.read(parts[0].strip());
        int last = part.read(parts[parts.length - 1].strip());
        if (ordered && first > last) {
            throw new IllegalArgumentException("'" + text + "' ends before it begins; write two ranges instead");
        }
        return new Range(first, last);
    }

    private static int minute(String text) {
        Matcher time = TIME.matcher(text.strip());
        int minute = time.matches() ? Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2)) : -1;
        if (minute < 0 || minute > DAY) {
            throw new IllegalArgumentException("'" + text + "' is no time of day; write it like 09:30, up to 24:00");
        }
        return minute;
    }

    private static int named(String text, String what, List<String> names, boolean numbers) {
        int index = names.indexOf(text);
        if (index >= 0) {
            return index + 1;
        }
        if (numbers && NUMBER.matcher(text).matches()) {
            return number(text, what, 1, names.size());
        }
        throw new IllegalArgumentException("'" + text + "' is no " + what + "; there are " + String.join(", ", names));
    }

    private static int number(String text, String what, int least, int most) {
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : Integer.MIN_VALUE;
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no " + what + "; it must be a number from " + least + " to " + most);
        }
        return number;
    }
}
