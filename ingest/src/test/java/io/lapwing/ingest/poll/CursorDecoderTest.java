package io.lapwing.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.lapwing.ingest.poll.CursorDecoder.Decoded;
import io.lapwing.record.Cursor;
import io.lapwing.record.SeenEntry;
import io.lapwing.schemas.AvroSerdes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorDecoderTest {
    private static final String TOPIC = "cursors";
    private static final Cursor CURSOR = Cursor.newBuilder()
            .setSourceId("a")
            .setEtag("\"e\"")
            .setSeen(List.of(new SeenEntry("id", "revision")))
            .setFailures(2)
            .setLastFailure("dns: x")
            .setNextPollAt(Instant.parse("2026-02-24T09:00:00Z"))
            .build();

    private final String scope = UUID.randomUUID().toString();
    private final Serde<Cursor> serde = new AvroSerdes("mock://" + scope, Map.of()).topic(Cursor.class);
    private final CursorDecoder decoder = new CursorDecoder(serde.deserializer(), "dead");

    @BeforeEach
    void register() throws Exception {
        MockSchemaRegistry.getClientForScope(scope).register(TOPIC + "-value", new AvroSchema(Cursor.getClassSchema()));
    }

    @AfterEach
    void forget() {
        MockSchemaRegistry.dropScope(scope);
    }

    @Test
    void decode_cursor_isRead() {
        assertThat(decoder.decode(record(serde.serializer().serialize(TOPIC, CURSOR))))
                .isEqualTo(new Decoded.Fine(Optional.of(CURSOR)));
        assertThat(decoder.decode(record(null))).isEqualTo(new Decoded.Fine(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 9, 20})
    void decode_cursorCutShort_isBroken(int length) {
        byte[] bytes = Arrays.copyOf(serde.serializer().serialize(TOPIC, CURSOR), length);
        assertThat(decoder.decode(record(bytes))).isInstanceOfSatisfying(Decoded.Broken.class, broken -> {
            assertThat(broken.letter().topic()).isEqualTo("dead");
            assertThat(broken.letter().value()).isEqualTo(bytes);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "some text that is no record"})
    void decode_otherBytes_areBroken(String text) {
        assertThat(decoder.decode(record(text.getBytes(UTF_8)))).isInstanceOf(Decoded.Broken.class);
    }

    @Test
    void decode_registryRefusesOrIsSilent_isForLater() {
        assertThat(failing(new TimeoutException("no answer")).decode(record(new byte[0])))
                .isEqualTo(new Decoded.Later("no answer"));
        assertThat(failing(new InvalidConfigurationException("wrong password")).decode(record(new byte[0])))
                .isEqualTo(new Decoded.Later("wrong password"));
    }

    private static CursorDecoder failing(RuntimeException failure) {
        return new CursorDecoder(
                (_, _) -> {
                    throw failure;
                },
                "dead");
    }

    private static ConsumerRecord<byte[], byte @Nullable []> record(byte @Nullable [] value) {
        return new ConsumerRecord<>(
                TOPIC,
                0,
                7,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                "a".getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
