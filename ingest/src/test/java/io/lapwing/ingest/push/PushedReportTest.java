package io.lapwing.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.publish.Publication;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PushedReportTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");

    @Test
    void publication_sameReportLater_hasSameIdRevisionAndKey() {
        for (String id : new @Nullable String[] {"1", null}) {
            for (String url : new @Nullable String[] {"https://x.example/1", null}) {
                Publication first = report(id, null, url, "Body").publication("desk", NOW);
                Publication second = report(id, null, url, "Body").publication("desk", NOW.plusSeconds(60));
                assertThat(second.report().getId()).isEqualTo(first.report().getId());
                assertThat(second.report().getRevision())
                        .isEqualTo(first.report().getRevision());
                assertThat(second.key()).isEqualTo(first.key());
            }
        }
    }

    @Test
    void publication_changedUnderItsId_isARevisionThatMeetsTheFirst() {
        for (String url : new @Nullable String[] {"https://x.example/1", null}) {
            Publication first = report("1", null, url, "Body").publication("desk", NOW);
            Publication edited = report("1", null, url, "Other body").publication("desk", NOW);
            assertThat(edited.report().getId()).isEqualTo(first.report().getId());
            assertThat(edited.report().getRevision())
                    .isNotEqualTo(first.report().getRevision());
            assertThat(edited.key()).isEqualTo(first.key());
        }
    }

    @Test
    void publication_otherSenderOrSource_isAnotherReport() {
        Publication desk = report("1", null, null, "Body").publication("desk", NOW);
        Publication wire = report("1", null, null, "Body").publication("wire", NOW);
        Publication asia = report("1", "asia", null, "Body").publication("desk", NOW);
        assertThat(wire.report().getId()).isNotEqualTo(desk.report().getId());
        assertThat(asia.report().getId()).isNotEqualTo(desk.report().getId());
        assertThat(asia.report().getOrigin().getSourceId()).isEqualTo("push:asia");
        assertThat(asia.report().getOrigin().getPublisher()).isEqualTo("asia");
    }

    @Test
    void publication_oneAddressFromTwoSenders_meetsAtOneKey() {
        Publication desk =
                report("1", null, "https://x.example/1?utm_source=desk", "Body").publication("desk", NOW);
        Publication wire = report("9", null, "https://x.example/1", "Body").publication("wire", NOW);
        assertThat(desk.key()).isEqualTo(wire.key());
    }

    private static PushedReport report(
            @Nullable String id, @Nullable String source, @Nullable String url, String body) {
        return new PushedReport(id, source, url, "Title", body, null, null, null, Map.of());
    }
}
