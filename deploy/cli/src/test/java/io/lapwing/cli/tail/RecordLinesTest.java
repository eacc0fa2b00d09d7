package io.lapwing.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Origin;
import io.lapwing.record.Outcome;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordLinesTest {
    static {
        new AvroSerdes("mock://record-lines-test", Map.of()); // makes Avro trust our record classes
    }

    private static final Instant TIME = Instant.parse("2026-02-27T08:00:00Z");

    @Test
    void of_enrichedReport_isValidJsonWithReadableTimes() throws Exception {
        // given
        var report = EnrichedReport.newBuilder()
                .setId("1")
                .setRevision("r")
                .setOrigin(new Origin("s", "Publisher", "rss", "A", false, false, null))
                .setTitle("A \"quoted\" title")
                .setText("")
                .setLanguage("en")
                .setOutcome(Outcome.OFF_THEME)
                .setOutcomeReason("no evidence")
                .setTaxonomyVersion("v")
                .setPublishedAt(TIME)
                .setFetchedAt(TIME)
                .setEnrichedAt(TIME)
                .build();

        // when
        var line = RecordLines.of(report);

        // then
        var json = new ObjectMapper().readTree(line.json());
        assertThat(json.get("title").asText()).isEqualTo("A \"quoted\" title");
        assertThat(json.get("fetchedAt").asText()).isEqualTo("2026-02-27T08:00:00Z");
        assertThat(line.text()).contains("OFF_THEME").contains("A \"quoted\" title");
    }

    @Test
    void deadLetter_headers_giveReasonAndPlace() throws Exception {
        var headers = new RecordHeaders()
                .add(DeadLetters.REASON, "no Avro".getBytes(UTF_8))
                .add(RecordOrigin.TOPIC, "lapwing.reports.raw".getBytes(UTF_8))
                .add(RecordOrigin.PARTITION, "1".getBytes(UTF_8))
                .add(RecordOrigin.OFFSET, "7".getBytes(UTF_8));
        var record = new ConsumerRecord<>("dead", 0, 0, "k".getBytes(UTF_8), "v".getBytes(UTF_8));
        headers.forEach(record.headers()::add);

        var line = RecordLines.deadLetter(record);

        assertThat(line.text()).contains("lapwing.reports.raw-1@7").contains("no Avro");
        assertThat(new ObjectMapper().readTree(line.json()).get("key").asText()).isEqualTo("k");
    }
}
