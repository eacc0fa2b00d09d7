package io.lapwing.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordOriginTest {
    @Test
    void of_headersThatWereAdded_isTheSamePlace() {
        // given
        var headers = new RecordHeaders();
        new RecordOrigin("first", 0, 1).addTo(headers);
        var last = new RecordOrigin("lapwing.reports.raw", 3, 5_000_000_000L);

        // when
        last.addTo(headers);

        // then
        assertThat(RecordOrigin.of(headers)).contains(last);
        assertThat(last).hasToString("lapwing.reports.raw-3@5000000000");
    }

    @ParameterizedTest
    @CsvSource({"three,1", "-1,1", "3,", "3,-7", "3,99999999999999999999"})
    void of_headersOfAnotherMaking_isNone(String partition, String offset) {
        // given
        var headers = new RecordHeaders();
        headers.add(RecordOrigin.TOPIC, "t".getBytes(UTF_8));
        headers.add(RecordOrigin.PARTITION, partition.getBytes(UTF_8));
        if (offset != null) {
            headers.add(RecordOrigin.OFFSET, offset.getBytes(UTF_8));
        }

        // then
        assertThat(RecordOrigin.of(headers)).isEmpty();
    }
}
