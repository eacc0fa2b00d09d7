package io.lapwing.enrich.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.dedupe.SeenReport;
import io.lapwing.enrich.story.StoryTraits;
import io.lapwing.record.Story;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

/// Stores outlive the version that wrote them. When a schema here changes, pass its released form to its [StateSerde]
/// as an earlier schema, then pin the new fingerprint.
class StateSchemasTest {
    @Test
    void fingerprints_ofWhatStoresHold_areAsReleased() {
        assertThat(fingerprint(SeenReport.getClassSchema())).isEqualTo("7f074dcb9e724bd0");
        assertThat(fingerprint(StoryTraits.getClassSchema())).isEqualTo("96cf815090a0eecc");
        assertThat(fingerprint(Story.getClassSchema())).isEqualTo("6640810a9bf1f7b7");
    }

    private static String fingerprint(Schema schema) {
        return Long.toHexString(SchemaNormalization.parsingFingerprint64(schema));
    }
}
