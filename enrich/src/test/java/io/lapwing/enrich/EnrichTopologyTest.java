package io.lapwing.enrich;

import static io.lapwing.enrich.Reports.NOON;
import static io.lapwing.enrich.Reports.origin;
import static io.lapwing.enrich.Reports.report;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Outcome;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import io.lapwing.record.StoryStage;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.schemas.RecordOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    private static final String CHIP_TITLE = "Nvidia may sell its H20 AI chip again";

    @TempDir
    Path state;

    private TopologyBench bench;

    @BeforeEach
    void open() {
        bench = new TopologyBench(state);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void describe_wholeTopology_isAsPinned() throws IOException {
        try (var pinned = EnrichTopologyTest.class.getResourceAsStream("/enrich-topology.txt")) {
            assertThat(bench.topology.describe().toString().strip())
                    .isEqualTo(new String(pinned.readAllBytes(), UTF_8).strip());
        }
    }

    @Test
    void report_onTheme_isEnrichedSignalledAndInAStory() {
        // when
        bench.pipe(report("a", CHIP_TITLE, "<p>The US <b>export control</b> is lifted for US$5 billion.</p>")
                .build());

        // then
        TestRecord<String, EnrichedReport> enriched = bench.enriched.readRecord();
        assertThat(enriched.key()).isEqualTo("a");
        assertThat(enriched.getRecordTime()).isEqualTo(NOON);
        assertThat(enriched.value().getOutcome()).isEqualTo(Outcome.ON_THEME);
        assertThat(enriched.value().getText()).isEqualTo("The US export control is lifted for US$5 billion.");
        assertThat(enriched.value().getOutcomeReason())
                .startsWith("Reaches chips (0.9")
                .endsWith(").");

        TestRecord<String, Signal> signal = bench.chips.readRecord();
        Story story = bench.stories.readValue();
        assertThat(signal.key())
                .isEqualTo(story.getId())
                .isEqualTo(signal.value().getStoryId());
        assertThat(signal.value().getConcepts()).containsExactly("ai-chip", "export-rules");
        assertThat(signal.value().getEntities()).extracting("id").containsExactly("nvidia");
        assertThat(signal.value().getCountries()).containsExactly("US");
        assertThat(signal.value().getStoryStage()).isEqualTo(StoryStage.NEW);
        assertThat(signal.getRecordTime()).isEqualTo(NOON);
        assertThat(bench.orbit.isEmpty()).isTrue();
    }

    @Test
    void report_onTwoThemes_givesASignalForEach() {
        bench.pipe(report("a", "AI chip flies on a satellite", "").build());

        assertThat(bench.chips.readValue().getTheme()).isEqualTo("chips");
        assertThat(bench.orbit.readValue().getTheme()).isEqualTo("orbit");
    }

    @Test
    void report_aboutNoTheme_isOffThemeWithTheNearestScore() {
        EnrichedReport weak = bench.enrich(report("a", "A product launch", "").build());
        EnrichedReport none = bench.enrich(report("b", "Fish and chips", "").build());

        assertThat(weak.getOutcome()).isEqualTo(Outcome.OFF_THEME);
        assertThat(weak.getOutcomeReason()).isEqualTo("Reaches no theme; the nearest is orbit (0.43, threshold 0.50).");
        assertThat(none.getOutcome()).isEqualTo(Outcome.OFF_THEME);
        assertThat(none.getOutcomeReason()).isEqualTo("No concept of any theme counts in it.");
        assertThat(bench.stories.isEmpty()).isTrue();
    }

    @Test
    void report_sameIdAndRevision_isDuplicateOfItself() {
        bench.enrich(report("a", CHIP_TITLE, "").build());

        EnrichedReport again = bench.enrich(report("a", CHIP_TITLE, "").build());

        assertThat(again.getOutcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.getDuplicateOf()).isEqualTo("a");
        assertThat(again.getThemes()).isEmpty();
        assertThat(bench.chips.readValuesToList()).hasSize(1);
    }

    @Test
    void report_sameAddressFromAnotherSource_isDuplicateOfTheFirst() {
        String url = "https://news.example/one";
        bench.enrich(report("a", CHIP_TITLE, "").setUrl(url).build());

        EnrichedReport other =
                bench.enrich(report("b", CHIP_TITLE, "Other").setUrl(url).build());

        assertThat(other.getOutcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(other.getDuplicateOf()).isEqualTo("a");
    }

    @Test
    void report_edited_isRevisionAndSignalsOnlyNewThemes() {
        bench.enrich(report("a", CHIP_TITLE, "").build());
        bench.chips.readValue();

        EnrichedReport edited = bench.enrich(report("a", CHIP_TITLE, "It flies on a satellite.")
                .setRevision("2")
                .build());
        EnrichedReport back = bench.enrich(report("a", CHIP_TITLE, "").build());

        assertThat(edited.getOutcome()).isEqualTo(Outcome.REVISION);
        assertThat(edited.getDuplicateOf()).isEqualTo("a");
        assertThat(edited.getThemes()).extracting("theme").containsExactly("chips", "orbit");
        assertThat(edited.getOutcomeReason()).startsWith("Edited since it was first seen; reaches chips");
        assertThat(bench.chips.isEmpty()).isTrue();
        assertThat(bench.orbit.readValuesToList()).hasSize(1);
        assertThat(back.getOutcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void report_publishedLongAgo_isStale() {
        EnrichedReport old = bench.enrich(report("a", CHIP_TITLE, "")
                .setPublishedAt(NOON.minus(Duration.ofDays(31)))
                .build());

        assertThat(old.getOutcome()).isEqualTo(Outcome.STALE);
        assertThat(old.getOutcomeReason())
                .isEqualTo("Published on 2026-01-26, fetched on 2026-02-26, later than the 30 days after which a report"
                        + " is no longer news.");
        assertThat(old.getThemes()).isEmpty();
        assertThat(bench.chips.isEmpty()).isTrue();
    }

    @Test
    void report_withImpossibleTimes_isEnrichedWithoutThem() {
        var future = NOON.plus(Duration.ofDays(400));
        bench.pipe(report("a", CHIP_TITLE, "").setPublishedAt(future).build());

        assertThat(bench.enriched.readValue().getPublishedAt()).isNull();
    }

    @Test
    void report_againAfterTheWindow_isNew() {
        bench.enrich(report("a", CHIP_TITLE, "").build());

        EnrichedReport later = bench.enrich(report("a", CHIP_TITLE, "")
                .setFetchedAt(NOON.plus(Duration.ofDays(8)))
                .build());

        assertThat(later.getOutcome()).isEqualTo(Outcome.ON_THEME);
    }

    @Test
    void report_withoutKeyOrWords_hasAnOutcome() {
        bench.pipe(report("a", "", "").setUrl(null).setPublishedAt(null).build());

        assertThat(bench.enriched.readValue().getOutcome()).isEqualTo(Outcome.OFF_THEME);
    }

    @Test
    void headers_ofEachOutput_areCloudEventsAndKeepTheTrace() {
        var trace = new RecordHeaders();
        trace.add("traceparent", "00-1-1-01".getBytes(UTF_8));
        var report = report("a", CHIP_TITLE, "").build();
        bench.pipe(new TestRecord<>("k", report, trace, NOON));

        var enriched = bench.enriched.readRecord().headers();
        var signal = bench.chips.readRecord().headers();
        var story = bench.stories.readRecord().headers();

        assertThat(enriched.lastHeader("ce_type").value()).asString(UTF_8).isEqualTo("io.lapwing.report.enriched");
        assertThat(signal.lastHeader("ce_type").value()).asString(UTF_8).isEqualTo("io.lapwing.signal.raised");
        assertThat(story.lastHeader("ce_type").value()).asString(UTF_8).isEqualTo("io.lapwing.story.changed");
        assertThat(story.lastHeader("traceparent").value()).asString(UTF_8).isEqualTo("00-1-1-01");
        assertThat(signal.lastHeader("ce_id").value()).asString(UTF_8).startsWith("a/chips@");
    }

    @Test
    void headers_ofAnEnrichedReport_tellThePlaceOfItsRawReport() {
        // when
        bench.enrich(report("a", CHIP_TITLE, "").build());
        bench.rawBytes.pipeInput("k".getBytes(UTF_8), new byte[] {0, 0, 0, 0, 99});
        bench.pipe(report("b", "Bread", "").build());

        // then
        assertThat(RecordOrigin.of(bench.enriched.readRecord().headers()))
                .contains(new RecordOrigin("lapwing.reports.raw", 0, 2));
        assertThat(RecordOrigin.of(bench.deadLetters.readRecord().headers()))
                .contains(new RecordOrigin("lapwing.reports.raw", 0, 1));
        assertThat(RecordOrigin.of(bench.chips.readRecord().headers())).isEmpty();
    }

    @Test
    void record_thatCannotBeDecoded_goesToTheDeadLettersAndTheStreamGoesOn() {
        byte[] garbage = {0, 0, 0, 0, 99, 1, 2};

        bench.rawBytes.pipeInput("k".getBytes(UTF_8), garbage);
        EnrichedReport next = bench.enrich(report("a", CHIP_TITLE, "").build());

        TestRecord<byte[], byte[]> letter = bench.deadLetters.readRecord();
        assertThat(letter.value()).isEqualTo(garbage);
        assertThat(letter.headers().lastHeader(DeadLetters.REASON)).isNotNull();
        assertThat(next.getOutcome()).isEqualTo(Outcome.ON_THEME);
    }

    @Test
    void record_withoutValue_goesToTheDeadLetters() {
        bench.rawBytes.pipeInput("k".getBytes(UTF_8), (byte[]) null);

        assertThat(bench.deadLetters.getQueueSize()).isEqualTo(1);
        assertThat(bench.enriched.isEmpty()).isTrue();
    }

    @Test
    void everyReport_mixed_hasExactlyOneOutcome() {
        // given
        String[] titles = {CHIP_TITLE, "A product launch", "", "Satellite launch", "\uD800 lone", "<b>", "&"};

        // when
        int piped = 0;
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < titles.length; i++) {
                bench.pipe(report("r" + i, titles[i], "Body " + i)
                        .setRevision("v" + round / 2)
                        .build());
                piped++;
            }
        }
        bench.rawBytes.pipeInput("k".getBytes(UTF_8), new byte[] {1});
        piped++;

        // then
        long enriched = bench.enriched.getQueueSize();
        long dead = bench.deadLetters.getQueueSize();
        double counted = bench.meters.find("lapwing.enrich.outcomes").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
        assertThat(enriched + dead).isEqualTo(piped);
        assertThat(counted).isEqualTo((double) enriched);
    }

    @Test
    void story_toldByOthers_isCorroboratedThenOfficialThenCorrected() {
        bench.pipe(report("a", "Nvidia may sell its H20 AI chip in China again", "")
                .build());
        bench.pipe(report("copy", "Nvidia may sell its H20 AI chip in China again", "")
                .setOrigin(origin("Sample Times").build())
                .build());
        bench.pipe(report("b", "Nvidia allowed to sell H20 AI chip to China again", "")
                .setOrigin(origin("Sample Post").build())
                .build());
        bench.pipe(report("c", "Nvidia may sell H20 AI chip in China", "")
                .setOrigin(origin("Sample Ministry").setOfficial(true).build())
                .build());
        bench.pipe(report("d", "Correction: Nvidia may not sell H20 AI chip in China again", "")
                .setOrigin(origin("Sample Post").build())
                .build());

        var stories = bench.stories.readValuesToList();
        assertThat(stories)
                .extracting(Story::getId)
                .containsOnly(stories.getFirst().getId());
        assertThat(stories)
                .extracting(Story::getStage)
                .containsExactly(
                        StoryStage.NEW,
                        StoryStage.NEW,
                        StoryStage.CORROBORATED,
                        StoryStage.OFFICIAL,
                        StoryStage.CORRECTED);
        assertThat(stories).extracting(Story::getOrigins).containsExactly(1, 1, 2, 3, 3);
        assertThat(stories.get(1).getChange()).isEqualTo("A copy, from Sample Times.");
        assertThat(stories.getLast().getReports()).isEqualTo(5);
    }
}
