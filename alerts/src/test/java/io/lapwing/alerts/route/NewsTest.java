package io.lapwing.alerts.route;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.evidence;
import static io.lapwing.alerts.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.state.JsonSerde;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.Severity;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Told TOLD =
            Told.after(null, alert("a").setEvidence(List.of(from("one", "A"))).build(), START);

    @Test
    void since_moreReportsOfTheSamePublisher_isNothing() {
        assertThat(News.since(TOLD, with(from("one", "A"), from("two", "A")))).isEmpty();
    }

    @Test
    void since_otherPublishers_areCountedOnce() {
        assertThat(News.since(TOLD, with(from("one", "A"), from("two", "B"), from("three", "B"), from("four", "C"))))
                .hasValue("+2 publishers");
    }

    @Test
    void since_firstChineseReport_isSaid() {
        assertThat(News.since(TOLD, with(from("one", "A"), in("two", "A", "微波卫星"))))
                .hasValue("first Chinese-language report");
        assertThat(News.since(TOLD, with(from("one", "A"), in("two", "A", "マイクロ波衛星の脅威"))))
                .isEmpty();
    }

    @Test
    void since_higherSeverityOrTwiceTheValue_isSaid() {
        // given
        Alert before =
                alert("a").setThreshold(15).setValue(15).setEvidence(List.of()).build();
        Alert now = alert("a")
                .setThreshold(15)
                .setValue(31)
                .setSeverity(Severity.CRITICAL)
                .setEvidence(List.of())
                .build();

        // when, then
        assertThat(News.since(Told.after(null, before, START), now))
                .hasValue("now critical, was warning, now 31, was 15");
    }

    @Test
    void told_longStory_staysBounded() {
        // given
        Told told = TOLD;

        // when
        for (int i = 0; i < 300; i++) {
            told = Told.after(told, with(from("r" + i, "P" + i)), START);
        }

        // then
        assertThat(told.publishers()).hasSize(100).endsWith("P299");
        assertThat(told.reports()).hasSize(100);
    }

    @Test
    void told_asJson_comesBackTheSame() {
        // given
        var serde = JsonSerde.of(Told.class);
        Told told = Told.after(
                TOLD,
                with(IntStream.range(0, 5).mapToObj(i -> from("r" + i, "P")).toArray(AlertEvidence[]::new)),
                START);

        // when, then
        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", told)))
                .isEqualTo(told);
    }

    private static Alert with(AlertEvidence... evidence) {
        return alert("a").setEvidence(Stream.of(evidence).toList()).build();
    }

    private static AlertEvidence from(String id, String publisher) {
        return in(id, publisher, "Title");
    }

    private static AlertEvidence in(String id, String publisher, String title) {
        AlertEvidence evidence = evidence(id, title, null);
        evidence.setPublisher(publisher);
        return evidence;
    }
}
