package io.lapwing.enrich.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeduplicatorTest {
    private static final Instant NOON = Instant.parse("2026-02-26T12:00:00Z");

    @Test
    void decide_nothingSeen_isFirst() {
        assertThat(Deduplicator.decide(report("a", "1"), null)).isEqualTo(new Sighting.First());
    }

    @Test
    void decide_sameVersion_isRepeat() {
        SeenReport seen = Deduplicator.remember(report("a", "1"), null, List.of(), NOON);

        assertThat(Deduplicator.decide(report("a", "1"), seen)).isEqualTo(new Sighting.Repeat("a"));
    }

    @Test
    void decide_anotherReportUnderTheKey_isRepeatOfTheFirst() {
        SeenReport seen = Deduplicator.remember(report("a", "1"), null, List.of(), NOON);

        assertThat(Deduplicator.decide(report("b", "2"), seen)).isEqualTo(new Sighting.Repeat("a"));
    }

    @Test
    void decide_newVersion_isEditWithTheThemesReachedSoFar() {
        SeenReport first = Deduplicator.remember(report("a", "1"), null, List.of("space"), NOON);
        SeenReport second = Deduplicator.remember(report("a", "2"), first, List.of("drones"), NOON.plusSeconds(9));

        assertThat(Deduplicator.decide(report("a", "3"), second))
                .isEqualTo(new Sighting.Edit("a", Set.of("space", "drones")));
        assertThat(Deduplicator.decide(report("a", "1"), second)).isEqualTo(new Sighting.Repeat("a"));
        assertThat(second.getFirstSeen()).isEqualTo(NOON);
    }

    @Test
    void remember_manyVersions_keepsTheLatest() {
        SeenReport seen = Deduplicator.remember(report("a", "v0"), null, List.of(), NOON);
        for (int i = 1; i < 20; i++) {
            seen = Deduplicator.remember(report("a", "v" + i), seen, List.of(), NOON);
        }

        assertThat(seen.getRevisions()).hasSize(Deduplicator.MAX_REVISIONS).endsWith("v19");
    }

    private static RawReport report(String id, String revision) {
        return RawReport.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setOrigin(Origin.newBuilder()
                        .setSourceId("sample")
                        .setPublisher("Sample")
                        .setSourceKind("rss")
                        .build())
                .setTitle("")
                .setBody("")
                .setFetchedAt(NOON)
                .build();
    }
}
