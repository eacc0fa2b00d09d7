package io.lapwing.alerts.route;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/// Recurring times, by the clock and calendar of one zone. All parts must agree; a part with no ranges agrees always.
///
/// @param times minutes of the day
/// @param weekdays days of the week, 1 for Monday to 7 for Sunday
/// @param daysOfMonth days of the month from 1, or from -1 backwards from its last day
/// @param months months of the year, 1 to 12
/// @param years years
/// @param zone whose clock is meant
public record TimeInterval(
        List<Range> times,
        List<Range> weekdays,
        List<Range> daysOfMonth,
        List<Range> months,
        List<Range> years,
        ZoneId zone) {

    /// Whole numbers from one to another.
    ///
    /// @param first the first of them
    /// @param last the last, which belongs to them; for minutes of the day it does so, too: `17:00` ends with 16:59
    public record Range(int first, int last) {
        boolean contains(int number) {
            return first <= number && number <= last;
        }
    }

    public TimeInterval {
        times = List.copyOf(times);
        weekdays = List.copyOf(weekdays);
        daysOfMonth = List.copyOf(daysOfMonth);
        months = List.copyOf(months);
        years = List.copyOf(years);
    }

    /// Whether a time lies within.
    public boolean contains(Instant time) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        int length = local.toLocalDate().lengthOfMonth();
        return agrees(times, local.getHour() * 60 + local.getMinute())
                && agrees(weekdays, local.getDayOfWeek().getValue())
                && (daysOfMonth.isEmpty()
                        || daysOfMonth.stream()
                                .anyMatch(range -> within(range, length).contains(local.getDayOfMonth())))
                && agrees(months, local.getMonthValue())
                && agrees(years, local.getYear());
    }

    private static boolean agrees(List<Range> ranges, int number) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(number));
    }

    private static Range within(Range range, int length) {
        return new Range(day(range.first(), length), day(range.last(), length));
    }

    private static int day(int day, int length) {
        return day < 0 ? length + day + 1 : day;
    }
}
