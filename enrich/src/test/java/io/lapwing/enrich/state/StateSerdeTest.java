package io.lapwing.enrich.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.enrich.dedupe.SeenReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class StateSerdeTest {
    private static final SeenReport REPORT =
            new SeenReport("a", List.of("1"), List.of("space"), Instant.parse("2026-02-26T12:00:00Z"));
    /// As a version without `themes` might have been.
    private static final Schema EARLIER = SchemaBuilder.record("SeenReport")
            .namespace("io.lapwing.enrich.dedupe")
            .fields()
            .requiredString("id")
            .endRecord();

    @Test
    void roundTrip_value_isEqual() {
        try (var serde = new StateSerde<>(SeenReport.class)) {
            byte[] bytes = serde.serializer().serialize("store", REPORT);

            assertThat(serde.deserializer().deserialize("store", bytes)).isEqualTo(REPORT);
            assertThat(serde.deserializer().deserialize("store", null)).isNull();
        }
    }

    @Test
    void deserialize_unknownEarlierSchema_isRefusedInOneSentence() {
        try (var serde = new StateSerde<>(SeenReport.class)) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("store", earlier()))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("cannot be read by this version of Lapwing");
        }
    }

    private static byte[] earlier() {
        try {
            var value = new GenericRecordBuilder(EARLIER).set("id", "a").build();
            var buffer = new BinaryMessageEncoder<GenericData.Record>(GenericData.get(), EARLIER).encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
