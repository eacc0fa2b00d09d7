package io.lapwing.cli;

import static io.lapwing.cli.LedgerFixture.LETTERS;
import static io.lapwing.cli.LedgerFixture.RAW;
import static io.lapwing.cli.LedgerFixture.TOPICS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.schemas.RecordOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Dead letters on a real broker, dealt with by the commands.
class DeadLettersIT {
    private static final byte[] GARBAGE = "no Avro".getBytes(UTF_8);
    private static final Exception BAD = new IllegalArgumentException("Unknown magic byte!");

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
    void redrive_oneLetter_putsTheOriginalBackOnce() throws Exception {
        // given
        RecordOrigin origin = fixture.rawBytes(GARBAGE);
        fixture.letter("enrich", origin, GARBAGE, BAD);
        fixture.done(origin.offset() + 1);

        // when
        var first = fixture.run("dead-letters", "redrive", "enrich-0@0");
        var second = fixture.run("dead-letters", "redrive", "enrich-0@0");

        // then
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("enrich-0@0  redriven: " + RAW + "-1@1");
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err()).contains("enrich-0@0 was redriven before");
        List<ConsumerRecord<byte[], byte[]>> raw = fixture.read(RAW);
        assertThat(raw).hasSize(2);
        assertThat(raw.getLast().partition()).isEqualTo(1);
        assertThat(raw.getLast().timestamp()).isEqualTo(LedgerFixture.WRITTEN.toEpochMilli());
        assertThat(raw.getLast().key()).asString(UTF_8).isEqualTo("k");
        assertThat(raw.getLast().value()).isEqualTo(GARBAGE);
        assertThat(raw.getLast().headers().toArray())
                .containsExactly(raw.getFirst().headers().toArray());
        var ledger = fixture.run("ledger");
        assertThat(ledger.exit()).isZero();
        assertThat(ledger.out())
                .contains("2 raw reports, 0 outcomes, 1 dead letters, 1 in flight")
                .contains("0 are open, 1 were redriven");
    }

    @Test
    void redrive_many_onlyTellsUntilItIsConfirmed() throws Exception {
        // given
        for (int i = 0; i < 3; i++) {
            fixture.letter("enrich", fixture.rawBytes(GARBAGE), GARBAGE, BAD);
        }
        fixture.letter("enrich", fixture.rawBytes(null), null, new IllegalStateException("no value"));

        // when
        var told = fixture.run("dead-letters", "redrive", "--error", "IllegalArgumentException");
        int afterTelling = fixture.read(RAW).size();
        var done = fixture.run("dead-letters", "redrive", "--error", "IllegalArgumentException", "--yes");
        var again = fixture.run("dead-letters", "redrive", "--error", "IllegalArgumentException", "--yes");
        var nothing = fixture.run("dead-letters", "redrive");

        // then
        assertThat(told.exit()).isZero();
        assertThat(told.out().lines()).hasSize(3);
        assertThat(told.err()).contains("3 would be redriven; say --yes to do it");
        assertThat(afterTelling).isEqualTo(4);
        assertThat(done.err()).contains("3 redriven");
        assertThat(again.err()).contains("0 redriven");
        assertThat(fixture.read(RAW)).hasSize(7);
        assertThat(nothing.exit()).isEqualTo(2);
    }

    @Test
    void redrive_byManyAtOnce_putsEachBackOnce() throws Exception {
        // given
        int letters = 1_200;
        RecordOrigin origin = fixture.rawBytes(GARBAGE);
        for (int i = 0; i < letters; i++) {
            fixture.letter("enrich", origin, ("letter " + i).getBytes(UTF_8), BAD);
        }
        var runs = new ConcurrentLinkedQueue<LedgerFixture.Run>();

        // when
        var people = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            people.add(Thread.ofPlatform()
                    .start(() -> runs.add(fixture.run("dead-letters", "redrive", "--service", "enrich", "--yes"))));
        }
        for (Thread person : people) {
            person.join();
        }
        fixture.run("dead-letters", "redrive", "--service", "enrich", "--yes");

        // then
        assertThat(runs)
                .filteredOn(run -> run.exit() != 0)
                .allSatisfy(run -> assertThat(run.err())
                        .contains("somebody else has begun to deal with the dead letters of " + LETTERS)
                        .contains("were dealt with before, the rest is as it was"));
        assertThat(fixture.read(RAW).stream().skip(1).map(record -> new String(record.value(), UTF_8)))
                .hasSize(letters)
                .doesNotHaveDuplicates();
    }

    @Test
    void redrive_ofWhatCannotGoBack_isRefusedWithTheReason() throws Exception {
        // given
        fixture.letter("ingest", new RecordOrigin(TOPICS.cursors(), 0, 5), GARBAGE, BAD);
        fixture.letter("ingest", new RecordOrigin("lapwing.gone", 0, 5), GARBAGE, BAD);
        fixture.letter("ingest", new RecordOrigin(RAW, 9, 5), GARBAGE, BAD);
        Instant old = Instant.now().minus(Duration.ofDays(8));
        fixture.letter("ingest", new RecordOrigin(TOPICS.notifications(), 0, 5), old, GARBAGE, BAD);

        // when
        var run = fixture.run("dead-letters", "redrive", "--service", "ingest", "--yes");

        // then
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("ingest-0@0 cannot be redriven: in " + TOPICS.cursors() + " the last record of a key counts")
                .contains("ingest-0@1 cannot be redriven: lapwing.gone-0 does not exist any more")
                .contains("ingest-0@2 cannot be redriven: " + RAW + "-9 does not exist any more")
                .contains("ingest-0@3 cannot be redriven: it is older than the PT168H for which")
                .contains("0 redriven, 4 not");
    }

    @Test
    void discard_withReason_closesTheLetterAndAccountsForTheReport() throws Exception {
        // given
        RecordOrigin origin = fixture.rawBytes(GARBAGE);
        fixture.letter("enrich", origin, GARBAGE, BAD);
        fixture.done(origin.offset() + 1);

        // when
        var without = fixture.run("dead-letters", "discard", "enrich-0@0");
        var unknown = fixture.run("dead-letters", "discard", "enrich-0@7", "--reason", "a test of ours");
        var done = fixture.run("dead-letters", "discard", "enrich-0@0", "--reason", "a test of ours");

        // then
        assertThat(without.exit()).isEqualTo(2);
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("enrich-0@7");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(fixture.run("dead-letters", "list").err()).contains("no dead letters are open");
        assertThat(fixture.run("dead-letters", "list", "--all").out()).contains("enrich-0@0", "discarded");
        assertThat(fixture.run("dead-letters", "show", "enrich-0@0").out()).contains("discarded at", "a test of ours");
        assertThat(fixture.run("ledger", "--wait", "10s").exit()).isZero();
        assertThat(fixture.read(LETTERS)).hasSize(2);
    }

    @Test
    void list_andShow_tellReasonOriginAndValue() throws Exception {
        // given
        RecordOrigin readable = fixture.raw("r1");
        fixture.letter("enrich", new RecordOrigin(RAW, 1, 42), GARBAGE, BAD);
        fixture.letter("enrich", readable, fixture.read(RAW).getFirst().value(), new IllegalStateException("a defect"));

        // when
        var list = fixture.run("dead-letters", "list", "--limit", "1");
        JsonNode json = new ObjectMapper()
                .readTree(fixture.run("dead-letters", "list", "-o", "json", "--error", "IllegalStateException")
                        .out());
        var bytes = fixture.run("dead-letters", "show", "enrich-0@0");
        var decoded = fixture.run("dead-letters", "show", "enrich-0@1");
        var none = fixture.run("dead-letters", "show", "enrich-0@9");

        // then
        assertThat(list.out())
                .contains("enrich-0@0", RAW + "-1@42", "IllegalArgumentException: Unknown magic byte!")
                .doesNotContain("enrich-0@1 ");
        assertThat(list.err())
                .contains(
                        "2 dead letters (IllegalArgumentException 1, IllegalStateException 1); the first 1 are shown");
        assertThat(json.path("id").asText()).isEqualTo("enrich-0@1");
        assertThat(json.path("offset").asLong()).isEqualTo(readable.offset());
        assertThat(bytes.out())
                .contains("7 bytes that cannot be decoded", "6e 6f 20 41 76 72 6f", "no Avro", "traceparent = 00-1");
        assertThat(decoded.out()).contains("\"id\": \"r1\"");
        assertThat(none.exit()).isEqualTo(1);
        assertThat(none.err()).contains("there is no dead letter enrich-0@9");
    }
}
