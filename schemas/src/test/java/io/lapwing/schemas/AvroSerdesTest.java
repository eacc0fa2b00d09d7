package io.lapwing.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import io.lapwing.record.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {
    private static final String SCOPE = "avro-serdes-test";
    private static final String TOPIC = "lapwing.reports.raw";
    private final AvroSerdes serdes = new AvroSerdes("mock://" + SCOPE, Map.of());

    @AfterEach
    void dropScope() {
        MockSchemaRegistry.dropScope(SCOPE);
    }

    @Test
    void roundTrip_registeredRecord_isEqual() throws Exception {
        // given
        register(TOPIC + "-value");
        var report = report(Instant.parse("2026-02-27T08:00:00Z"));

        try (var serde = serdes.topic(RawReport.class)) {
            // when
            byte[] bytes = serde.serializer().serialize(TOPIC, report);

            // then
            assertThat(bytes).startsWith(0, 0, 0, 0);
            assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(report);
        }
    }

    @Test
    void roundTrip_withoutPublicationTime_isEqual() throws Exception {
        register(TOPIC + "-value");
        var report = report(null);
        try (var serde = serdes.topic(RawReport.class)) {
            byte[] bytes = serde.serializer().serialize(TOPIC, report);
            assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(report);
        }
    }

    @Test
    void internal_anyTopicName_usesTheRecordsSubject() throws Exception {
        register("io.lapwing.record.RawReport");
        var report = report(null);
        try (var serde = serdes.internal(RawReport.class)) {
            byte[] bytes = serde.serializer().serialize("app-by-theme-repartition", report);
            assertThat(serde.deserializer().deserialize("app-by-theme-repartition", bytes))
                    .isEqualTo(report);
        }
    }

    @Test
    void serialize_unregisteredSchema_isRefusedAndNotRegistered() throws Exception {
        try (var serde = serdes.topic(RawReport.class)) {
            assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, report(null)))
                    .isInstanceOf(SerializationException.class);
            assertThatThrownBy(
                            () -> MockSchemaRegistry.getClientForScope(SCOPE).getLatestSchemaMetadata(TOPIC + "-value"))
                    .isInstanceOf(RestClientException.class);
        }
    }

    @Test
    void deserialize_recordOfAnotherType_isRefused() throws Exception {
        // given
        register(TOPIC + "-value");
        byte[] bytes;
        try (var raw = serdes.topic(RawReport.class)) {
            bytes = raw.serializer().serialize(TOPIC, report(null));
        }

        // when, then
        try (var silences = serdes.topic(Silence.class)) {
            assertThatThrownBy(() -> silences.deserializer().deserialize(TOPIC, bytes))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void deserialize_foreignBytes_isRefused() throws Exception {
        try (var serde = serdes.topic(RawReport.class)) {
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {'h', 'i'}))
                    .isInstanceOf(SerializationException.class);
        }
    }

    private static void register(String subject) throws Exception {
        MockSchemaRegistry.getClientForScope(SCOPE).register(subject, new AvroSchema(RawReport.getClassSchema()));
    }

    private static RawReport report(@Nullable Instant publishedAt) {
        var origin = new Origin("feed-1", "Sample Wire", "rss", "B", false, false, "US");
        var fetchedAt = Instant.parse("2026-02-27T09:00:00Z");
        return new RawReport(
                "id",
                "rev",
                origin,
                "en",
                "https://a.example/1",
                "Title",
                "",
                publishedAt,
                fetchedAt,
                Map.of("k", "v"));
    }

    @Test
    void topics_badPrefix_isRefused() {
        assertThatThrownBy(() -> new Topics("a b")).hasMessageContaining("a b");
        assertThat(List.of(new Topics("x.").signals("space"))).containsExactly("x.signals.space");
    }
}
