package io.lapwing.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    @Test
    void record_undecodable_keepsBytesAndTellsReasonAndPlace() {
        // given
        var headers = new RecordHeaders().add("traceparent", "00-1".getBytes(UTF_8));
        var source = new DeadLetters.Source("lapwing.reports.raw", 3, 42, 1000, headers);
        var error = new SerializationException("Error deserializing", new IllegalStateException("Unknown magic byte!"));

        // when
        var letter = DeadLetters.record("dead", source, new byte[] {1}, new byte[] {2}, error);

        // then
        assertThat(letter.key()).containsExactly(1);
        assertThat(letter.value()).containsExactly(2);
        assertThat(letter.timestamp()).isEqualTo(1000);
        assertThat(StreamSupport.stream(letter.headers().spliterator(), false)
                        .map(header -> header.key() + "=" + new String(header.value(), UTF_8)))
                .containsExactly(
                        "traceparent=00-1",
                        "lapwing_reason=Error deserializing: Unknown magic byte!",
                        "lapwing_error=IllegalStateException",
                        "lapwing_topic=lapwing.reports.raw",
                        "lapwing_partition=3",
                        "lapwing_offset=42");
        assertThat(headers).hasSize(1);
    }

    @Test
    void recoverable_surroundings_areToldFromBadRecords() {
        assertThat(Recoverable.is(new SerializationException("x", new IOException("connection refused"))))
                .isTrue();
        assertThat(Recoverable.is(new TimeoutException("no answer"))).isTrue();
        assertThat(Recoverable.is(new SerializationException("x", new RestClientException("no schema", 404, 40403))))
                .isFalse();
        assertThat(Recoverable.is(new SerializationException("x", new RestClientException("busy", 503, 50302))))
                .isTrue();
        assertThat(Recoverable.is(new SerializationException("Unknown magic byte!")))
                .isFalse();
    }
}
