package io.lapwing.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeIntervalTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-02-24T01:00:00Z, true", // Tuesday 09:00 in Shanghai
        "2026-02-24T08:59:59Z, true",
        "2026-02-24T09:00:00Z, false", // 17:00
        "2026-02-24T00:59:59Z, false",
        "2026-02-28T02:00:00Z, false", // Saturday
        "2026-02-20T23:30:00Z, false" // Saturday there, Friday in London
    })
    void contains_officeHours_goByTheZonesClock(String time, boolean expected) {
        // given
        var interval = new TimeInterval(
                List.of(TimeRanges.times("09:00", "17:00")),
                List.of(TimeRanges.weekdays("monday:friday")),
                List.of(),
                List.of(),
                List.of(),
                SHANGHAI);

        // when, then
        assertThat(interval.contains(Instant.parse(time))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "-3:-1, 2026-02-26T12:00:00Z, true",
        "-3:-1, 2026-02-25T12:00:00Z, false",
        "-3:-1, 2028-02-26T12:00:00Z, false", // leap year
        "-3:-1, 2028-02-29T12:00:00Z, true",
        "1:5, 2026-03-05T12:00:00Z, true",
        "1:5, 2026-03-06T12:00:00Z, false",
        "20:-1, 2026-02-28T12:00:00Z, true"
    })
    void contains_daysOfTheMonth_countFromEitherEnd(String days, String time, boolean expected) {
        // given
        var interval = new TimeInterval(
                List.of(), List.of(), List.of(TimeRanges.daysOfMonth(days)), List.of(), List.of(), ZoneId.of("UTC"));

        // when, then
        assertThat(interval.contains(Instant.parse(time))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-28T22:30:00Z, false", "2026-03-29T00:30:00Z, true", "2026-03-29T01:30:00Z, false"})
    void contains_clockPutForward_goesByTheClockOnTheWall(String time, boolean expected) {
        // given: in Berlin 02:00 becomes 03:00 on 29 March 2026
        var interval = new TimeInterval(
                List.of(TimeRanges.times("00:00", "03:00")),
                List.of(TimeRanges.weekdays("sunday")),
                List.of(),
                List.of(TimeRanges.months("march")),
                List.of(TimeRanges.years("2026")),
                BERLIN);

        // when, then
        assertThat(interval.contains(Instant.parse(time))).isEqualTo(expected);
    }

    @Test
    void times_endOfTheDay_isWrittenAs2400() {
        assertThat(TimeRanges.times("18:00", "24:00").last()).isEqualTo(24 * 60 - 1);
    }

    @ParameterizedTest
    @CsvSource({"25:00, 26:00", "09:60, 10:00", "9:00, 10:00", "22:00, 06:00", "24:01, 24:02", "10:00, 10:00"})
    void times_thatAreNone_areRefused(String start, String end) {
        assertThatThrownBy(() -> TimeRanges.times(start, end)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ranges_thatAreNone_sayWhatIsExpected() {
        assertThatThrownBy(() -> TimeRanges.weekdays("mon")).hasMessageContaining("there are monday, tuesday");
        assertThatThrownBy(() -> TimeRanges.weekdays("friday:monday")).hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> TimeRanges.daysOfMonth("0")).hasMessageContaining("no day 0");
        assertThatThrownBy(() -> TimeRanges.daysOfMonth("-1:5")).hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> TimeRanges.months("13")).hasMessageContaining("from 1 to 12");
        assertThatThrownBy(() -> TimeRanges.years("26")).hasMessageContaining("from 1970");
        assertThatThrownBy(() -> TimeRanges.zone("Beijing")).hasMessageContaining("write it like");
        assertThatThrownBy(() -> TimeRanges.months("1:2:3")).hasMessageContaining("no range");
    }
}
