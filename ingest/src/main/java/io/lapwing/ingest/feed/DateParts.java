package io.lapwing.ingest.feed;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What has been understood of a date so far. Not for use by several threads.
final class DateParts {
    private static final int HOURS_A_DAY = 24;
    private static final int NOON = 12;
    private static final int LEAP_SECOND = 60;

    private @Nullable Instant moment;
    private @Nullable LocalDate date;
    private int year = -1;
    private int month;
    private int day;
    private boolean monthOpensText;
    private boolean started;
    private @Nullable LocalTime time;
    private int extraSeconds;
    private @Nullable Boolean afternoon;
    private @Nullable ZoneId zone;
    private ZoneId usualZone = ZoneOffset.UTC;

    /// Whether a word here may be the name of a weekday: before the day, or after all of it and before the time.
    boolean betweenFields() {
        return !started || (time == null && (date != null || (year >= 0 && month > 0 && day > 0)));
    }

    boolean hasTime() {
        return time != null;
    }

    /// Whether no part of a day has been read.
    boolean lacksDate() {
        return date == null && moment == null && month == 0 && day == 0 && year < 0;
    }

    boolean lacksYear() {
        return date == null && moment == null && year < 0;
    }

    /// The zone to take if the text names none.
    void usually(ZoneId zone) {
        usualZone = zone;
    }

    boolean moment(Instant value) {
        boolean free = lacksDate();
        moment = value;
        started = true;
        return free;
    }

    /// @throws DateTimeException if there is no such day
    boolean date(LocalDate value) {
        boolean free = lacksDate();
        date = value;
        started = true;
        return free;
    }

    /// A month by its name. A name in front may as well be that of a weekday (French `mar.`), so a second one counts.
    boolean month(int number) {
        boolean free = date == null && (month == 0 || monthOpensText);
        monthOpensText = month == 0 && !started;
        month = number;
        started = true;
        return free;
    }

    boolean day(int number) {
        boolean free = date == null && day == 0;
        day = number;
        started = true;
        return free;
    }

    boolean year(int number) {
        boolean free = lacksYear();
        year = number;
        started = true;
        return free;
    }

    boolean hasDay() {
        return day > 0 || date != null;
    }

    /// @throws DateTimeException if there is no such time
    boolean time(int hour, int minute, int second, int nanos) {
        if (time != null) {
            return false;
        }
        boolean midnight = hour == HOURS_A_DAY && minute == 0 && second == 0;
        boolean leap = second == LEAP_SECOND;
        extraSeconds = leap ? 1 : 0;
        if (midnight) {
            extraSeconds = (int) Duration.ofDays(1).toSeconds();
        }
        time = LocalTime.of(midnight ? 0 : hour, minute, leap ? LEAP_SECOND - 1 : second, nanos);
        return true;
    }

    boolean afternoon(boolean value) {
        afternoon = value;
        return true;
    }

    /// A zone; one in figures, which is exact, is kept before one by name.
    boolean zone(ZoneId value) {
        if (zone == null || zone.equals(ZoneOffset.UTC)) {
            zone = value;
        }
        return time != null;
    }

    @Nullable
    Instant moment() {
        if (moment != null) {
            return moment;
        }
        try {
            LocalDate at = date != null ? date : dateOfParts();
            return at == null
                    ? null
                    : at.atTime(clock())
                            .atZone(zone == null ? usualZone : zone)
                            .toInstant()
                            .plusSeconds(extraSeconds);
        } catch (DateTimeException e) {
            return null; // a day or a time that does not exist
        }
    }

    private @Nullable LocalDate dateOfParts() {
        boolean partial = day == 0 && time == null;
        if (year < 0 || (month == 0 && !partial) || (day == 0 && !partial)) {
            return null;
        }
        return LocalDate.of(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
    }

    private LocalTime clock() {
        if (time == null) {
            return LocalTime.MIN;
        }
        if (afternoon == null || time.getHour() > NOON) {
            return time;
        }
        return time.withHour(time.getHour() % NOON + (afternoon ? NOON : 0));
    }
}
