package io.lapwing.cli;

import static io.lapwing.cli.LedgerFixture.RAW;
import static io.lapwing.cli.LedgerFixture.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.cli.ledger.Balance;
import io.lapwing.cli.ledger.LedgerReading;
import io.lapwing.cli.ledger.PartitionBalance;
import io.lapwing.record.Outcome;
import io.lapwing.schemas.RecordOrigin;
import java.nio.file.Path;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger on a real broker.
class LedgerIT {
    private LedgerFixture fixture;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        fixture = new LedgerFixture(folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void ledger_reportsOfEveryKind_areCountedAndTheMissingOnesNamed() throws Exception {
        // given
        RecordOrigin fine = fixture.raw("fine");
        fixture.abortedRaw(3);
        RecordOrigin lost = fixture.raw("lost");
        RecordOrigin twice = fixture.raw("twice");
        RecordOrigin bad = fixture.rawBytes("no Avro".getBytes(UTF_8));
        RecordOrigin badLost = fixture.rawBytes("no Avro".getBytes(UTF_8));
        RecordOrigin waiting = fixture.raw("waiting");
        fixture.outcome(fine, Outcome.ON_THEME);
        fixture.outcome(twice, Outcome.OFF_THEME);
        fixture.outcome(twice, Outcome.DUPLICATE);
        fixture.letter("enrich", bad, "no Avro".getBytes(UTF_8), new IllegalStateException("bad"));
        fixture.done(waiting.offset());

        // when
        var text = fixture.run("ledger");
        JsonNode json =
                new ObjectMapper().readTree(fixture.run("ledger", "-o", "json").out());

        // then
        assertThat(text.exit()).as(text.err()).isEqualTo(1);
        assertThat(text.out())
                .contains("unaccounted for  " + lost + "  report lost from source-of-lost")
                .contains("unaccounted for  " + badLost + "  no report that can be read")
                .contains("accounted twice  " + twice + "  report twice from source-of-twice")
                .contains("6 raw reports, 3 outcomes, 1 dead letters, 1 in flight: 2 unaccounted for, 1 accounted for"
                        + " twice")
                .contains("of the dead letters 1 are open, 0 were redriven, 0 discarded");
        assertThat(json.path("raw").asInt()).isEqualTo(6);
        assertThat(json.at("/entries/on-theme").asInt()).isEqualTo(1);
        assertThat(json.at("/entries/dead-letter").asInt()).isEqualTo(1);
        assertThat(json.path("inFlight").asInt()).isEqualTo(1);
        assertThat(json.path("right").asBoolean(true)).isFalse();
        assertThat(json.at("/unaccountedReports/0/id").asText()).isEqualTo("lost");
        assertThat(json.at("/unaccountedReports/0/offset").asLong()).isEqualTo(lost.offset());
        assertThat(json.at("/partitions/1/unaccounted").asInt()).isEqualTo(2);
    }

    @Test
    void ledger_everythingAccountedFor_exits0AndAWaitForMoreRunsOut() throws Exception {
        // given
        RecordOrigin first = fixture.raw("first");
        fixture.outcome(first, Outcome.STALE);
        fixture.raw("second");
        fixture.done(first.offset() + 1);

        // when
        var now = fixture.run("ledger");
        var waited = fixture.run("ledger", "--wait", "0.1s");

        // then
        assertThat(now.exit()).as(now.err()).isZero();
        assertThat(now.out()).contains("2 raw reports, 1 outcomes, 0 dead letters, 1 in flight: none is unaccounted");
        assertThat(waited.exit()).isEqualTo(1);
        assertThat(waited.err()).contains("the wait of PT0.1S ran out");
    }

    @Test
    void ledger_waitWhileTheOutcomeComes_endsWith0() throws Exception {
        // given
        RecordOrigin slow = fixture.raw("slow");
        Thread enrich = Thread.ofVirtual().unstarted(() -> {
            try {
                fixture.outcome(slow, Outcome.ON_THEME);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        // when
        enrich.start();
        var waited = fixture.run("ledger", "--wait", "60s");

        // then
        assertThat(waited.exit()).as(waited.err()).isZero();
        assertThat(waited.out()).contains("0 in flight: none is unaccounted for");
    }

    @Test
    void ledger_stoppedAtTheEndOfAMoment_leavesOutWhatComesLater() throws Exception {
        try (var reading = new LedgerReading(fixture.clients(), "lapwing.enrich")) {
            // given
            RecordOrigin before = fixture.raw("before");
            reading.stopAtPresentEnd();
            RecordOrigin after = fixture.raw("after");
            fixture.outcome(after, Outcome.ON_THEME);
            fixture.letter("enrich", after, null, new IllegalStateException("bad"));

            // when
            Balance early = reading.look(1);
            fixture.outcome(before, Outcome.OFF_THEME);
            Balance late = reading.look(1);

            // then
            assertThat(early.isRight()).isTrue();
            assertThat(early.isSettled()).isFalse();
            assertThat(late.isSettled()).isTrue();
            assertThat(late.total(PartitionBalance::raw)).isEqualTo(1);
            assertThat(late.total(PartitionBalance::outcomes)).isEqualTo(1);
            assertThat(late.total(PartitionBalance::withoutRaw)).isZero();
        }
    }

    @Test
    void ledger_offsetsThatRetentionRemoved_areSaidAndNotMissing() throws Exception {
        // given
        RecordOrigin gone = fixture.raw("gone");
        RecordOrigin alsoGone = fixture.raw("also-gone");
        RecordOrigin kept = fixture.raw("kept");
        fixture.outcome(alsoGone, Outcome.ON_THEME);
        fixture.outcome(kept, Outcome.ON_THEME);
        fixture.done(kept.offset() + 1);
        fixture.deleteBefore(RAW, gone.partition(), kept.offset());

        // when
        var run = fixture.run("ledger");

        // then
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("2 offsets of partition 1 are gone by retention; nothing is missing of them")
                .contains("1 outcomes and dead letters belong to raw reports that are not there")
                .contains("1 raw reports, 2 outcomes");
    }

    @Test
    void ledger_outcomesThatRetentionCanHaveRemoved_areToldFromThoseItCannot() throws Exception {
        // given
        RecordOrigin report = fixture.raw("report");
        fixture.outcome(report, Outcome.ON_THEME);
        fixture.done(report.offset() + 1);
        fixture.deleteBefore(TOPICS.reportsEnriched(), 0, 1);

        // when
        var youngerThanRetention = fixture.run("ledger");
        fixture.setting(TOPICS.reportsEnriched(), "retention.ms", "1");
        var olderThanRetention = fixture.run("ledger");

        // then
        assertThat(youngerThanRetention.exit()).isEqualTo(1);
        assertThat(youngerThanRetention.out()).contains("unaccounted for  " + report);
        assertThat(olderThanRetention.exit()).as(olderThanRetention.out()).isZero();
        assertThat(olderThanRetention.out()).contains("1 raw reports are so old that their outcome may be gone");
    }

    @Test
    void ledger_outcomesOfAnEarlierRelease_areSaidAndNotMissing() throws Exception {
        // given
        RecordOrigin old = fixture.raw("old");
        fixture.enriched(new RecordHeaders(), Outcome.ON_THEME);
        fixture.done(old.offset() + 1);

        // when
        var run = fixture.run("ledger");

        // then
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("1 raw reports are so old", "1 enriched reports do not come from it, or do not say so");
    }
}
