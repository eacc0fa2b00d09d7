package io.lapwing.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {
    private static final String TOPIC = "lapwing.dead-letters.enrich";
    private static final RecordOrigin ORIGIN = new RecordOrigin("lapwing.reports.raw", 3, 42);

    @Test
    void original_ofALetter_isTheRecordAsItWas() {
        // given
        var headers = new RecordHeaders();
        headers.add("traceparent", "00-1".getBytes(UTF_8));
        headers.add("lapwing_offset", "of somebody else".getBytes(UTF_8));
        headers.add("lapwing_reason", null);
        var source = new DeadLetters.Source(ORIGIN.topic(), ORIGIN.partition(), ORIGIN.offset(), 1000, headers);
        var dead = DeadLetters.record(TOPIC, source, new byte[] {1}, null, new IllegalStateException("no value"));
        Letter letter = new Letter(new LetterId("enrich", 0, 7), stored(dead, 7));

        // when
        ProducerRecord<byte[], byte[]> original = letter.original(ORIGIN);

        // then
        assertThat(letter.origin()).contains(ORIGIN);
        assertThat(letter.error()).isEqualTo("IllegalStateException");
        assertThat(letter.reason()).isEqualTo("no value");
        assertThat(original.topic()).isEqualTo("lapwing.reports.raw");
        assertThat(original.partition()).isEqualTo(3);
        assertThat(original.timestamp()).isEqualTo(1000);
        assertThat(original.key()).containsExactly(1);
        assertThat(original.value()).isNull();
        assertThat(original.headers().toArray()).containsExactly(headers.toArray());
    }

    @Test
    void mark_writtenAndRead_isTheSameAndNoLetter() {
        // given
        Instant at = Instant.parse("2026-11-25T10:00:00Z");
        var mark = new Mark(7, Handling.DISCARDED, "ein Test – 測試", Optional.of(ORIGIN), at);

        // when
        ConsumerRecord<byte[], byte[]> record = stored(mark.record(TOPIC, 0), 8);

        // then
        assertThat(Mark.of(record)).contains(mark);
        assertThat(record.value()).isNull();
    }

    @Test
    void mark_ofALaterRelease_isRefusedByName() {
        var record = new ProducerRecord<byte[], byte[]>(TOPIC, 0, 0L, null, null);
        record.headers().add(DeadLetters.HANDLED, "postponed".getBytes(UTF_8));

        assertThatThrownBy(() -> Mark.of(stored(record, 9)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("lapwing.dead-letters.enrich-0@9")
                .hasMessageContaining("postponed");
    }

    @Test
    void letterThatWasRedriven_failingAgain_isOpenWithItsNewPlace() {
        // given
        var marks = new Marks();
        marks.add(0, new Mark(7, Handling.REDRIVEN, "", Optional.of(ORIGIN), Instant.EPOCH));

        // then
        assertThat(marks.of(new LetterId("enrich", 0, 7))).contains(Handling.REDRIVEN);
        assertThat(marks.of(new LetterId("enrich", 0, 8))).isEmpty();
        assertThat(marks.of(new LetterId("enrich", 1, 7))).isEmpty();
    }

    @Test
    void filter_ofErrorTopicAndTime_takesWhatFitsAll() {
        // given
        var source = new DeadLetters.Source(ORIGIN.topic(), 3, 42, 5000, new RecordHeaders());
        var dead = DeadLetters.record(TOPIC, source, null, null, new IllegalStateException("x"));
        var letter = new Letter(new LetterId("enrich", 0, 7), stored(dead, 7));
        Optional<String> error = Optional.of("illegalstateexception");
        Optional<String> topic = Optional.of("lapwing.reports.raw");

        // then
        assertThat(new LetterFilter(Set.of(), error, topic, Instant.ofEpochSecond(5)))
                .accepts(letter);
        assertThat(new LetterFilter(Set.of(letter.id()), error, topic, Instant.MIN))
                .accepts(letter);
        assertThat(new LetterFilter(Set.of(), error, topic, Instant.ofEpochSecond(6)))
                .rejects(letter);
        assertThat(new LetterFilter(Set.of(), Optional.of("Other"), topic, Instant.MIN))
                .rejects(letter);
        assertThat(new LetterFilter(Set.of(), error, Optional.of("other"), Instant.MIN))
                .rejects(letter);
        assertThat(new LetterFilter(Set.of(new LetterId("enrich", 0, 8)), error, topic, Instant.MIN))
                .rejects(letter);
    }

    @Test
    void id_writtenAndRead_isTheSame() {
        var id = new LetterId("enrich", 2, 5_000_000_000L);
        assertThat(LetterId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrich", "enrich-0", "enrich-0@", "router-0@1", "enrich-0@99999999999999999999", "12"})
    void id_ofAnotherForm_isRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> LetterId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("enrich-0@12");
    }

    @Test
    void dump_ofBytes_hasSixteenALineAndSaysHowManyAreLeftOut() {
        byte[] bytes = new byte[5000];
        Arrays.fill(bytes, (byte) 'a');
        bytes[1] = 0;

        var lines = LetterText.dump(bytes);

        assertThat(lines).hasSize(257);
        assertThat(lines.getFirst())
                .isEqualTo("00000000  61 00 61 61 61 61 61 61 61 61 61 61 61 61 61 61  a.aaaaaaaaaaaaaa");
        assertThat(lines.getLast()).startsWith("904 more bytes");
    }

    static ConsumerRecord<byte[], byte[]> stored(ProducerRecord<byte[], byte[]> record, long offset) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                offset,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }
}
