package io.lapwing.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        iso-8601               | UTC              | 2026-02-24T09:30:00Z          | 2026-02-24T09:30:00Z
        iso-8601               | UTC              | 2026-02-24T09:30:00.123+08:00 | 2026-02-24T01:30:00.123Z
        iso-8601               | UTC              | 2026-02-24T09:30:00+0800      | 2026-02-24T01:30:00Z
        iso-8601               | UTC              | 2026-02-24 09:30              | 2026-02-24T09:30:00Z
        iso-8601               | Asia/Shanghai    | 2026-02-24 09:30:00           | 2026-02-24T01:30:00Z
        iso-8601               | America/New_York | 2026-02-24                    | 2026-02-24T05:00:00Z
        rfc-1123               | UTC              | Tue, 24 Feb 2026 09:30:00 GMT | 2026-02-24T09:30:00Z
        epoch-seconds          | Asia/Shanghai    | 1771925400                    | 2026-02-24T09:30:00Z
        epoch-millis           | UTC              | 1771925400123                 | 2026-02-24T09:30:00.123Z
        epoch-micros           | UTC              | 1771925400123456              | 2026-02-24T09:30:00.123456Z
        yyyyMMdd'T'HHmmss'Z'   | UTC              | 20260224T093000Z              | 2026-02-24T09:30:00Z
        yyyy-MM-dd HH:mm:ss    | Asia/Shanghai    | 2026-02-24 09:30:00           | 2026-02-24T01:30:00Z
        yyyy-MM-dd             | America/New_York | 2026-07-01                    | 2026-07-01T04:00:00Z
        d MMM yyyy HH:mm xx    | UTC              | 24 Feb 2026 09:30 +0100       | 2026-02-24T08:30:00Z
        """)
    void parse_eachForm_givesTheMoment(String form, String zone, String text, Instant moment) {
        assertThat(DateForm.of(form, ZoneId.of(zone)).parse(text)).contains(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8601,24/02/2026",
        "iso-8601,''",
        "epoch-seconds,soon",
        "epoch-seconds,99999999999999999999",
        "epoch-seconds,9223372036854775807",
        "yyyy-MM-dd,2026-02-30x",
        "rfc-1123,yesterday"
    })
    void parse_textOfAnotherForm_givesNothing(String form, String text) {
        assertThat(DateForm.of(form, ZoneId.of("UTC")).parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8601,UTC,2026-02-24T23:30:00Z",
        "epoch-seconds,UTC,1771975800",
        "yyyy-MM-dd,Asia/Shanghai,2026-02-25",
        "epoch-millis,UTC,1771975800000"
    })
    void format_eachForm_writesTheMoment(String form, String zone, String text) {
        assertThat(DateForm.of(form, ZoneId.of(zone)).format(Instant.parse("2026-02-24T23:30:00Z")))
                .isEqualTo(text);
    }

    @Test
    void of_whatIsNoPattern_saysSo() {
        assertThatThrownBy(() -> DateForm.of("fortnightly", ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
