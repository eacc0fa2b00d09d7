package io.lapwing.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-02-24T09:30:00Z, 2026-02-24T09:30:00Z",
        "2026-02-24T09:30:00.5+08:00, 2026-02-24T01:30:00.5Z",
        "2026-02-24 09:30:00+08:00, 2026-02-24T01:30:00Z",
        "2026-02-24T09:30, 2026-02-24T09:30:00Z",
        "2026-02-24, 2026-02-24T00:00:00Z",
        "'Tue, 24 Feb 2026 09:30:00 GMT', 2026-02-24T09:30:00Z",
    })
    void parse_usualForms_areUnderstood(String text, Instant expected) {
        assertThat(FeedDates.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "yesterday", "2026-13-40"})
    void parse_noDate_givesNull(String text) {
        assertThat(FeedDates.parse(text)).isNull();
    }
}
