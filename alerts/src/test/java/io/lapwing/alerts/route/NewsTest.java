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
            Told.after(null, reached(1, "en").setReports(1).build(), START);

    @Test
    void since_moreReportsOfTheSamePublisher_isNothing() {
        assertThat(News.since(
                        TOLD,
                        reached(1, "en").setReports(9).setNews("+8 reports").build()))
                .isEmpty();
    }

    @Test
    void since_independentPublishers_areCounted() {
        assertThat(News.since(TOLD, reached(3, "en").build())).hasValue("+2 independent publishers");
        assertThat(News.since(TOLD, reached(2, "en").build())).hasValue("+1 independent publisher");
    }

    @Test
    void since_firstSourceOfALanguageOrOffice_isSaid() {
        assertThat(News.since(TOLD, reached(1, "en", "zh").setOfficial(true).build()))
                .hasValue("first Chinese-language source, first official source");
    }

    @Test
    void since_findingThatNoReportBrought_isSaidOnce() {
        // given
        Alert down =
                reached(1, "en").setReports(1).setNews("its sources are down").build();

        // when, then
        assertThat(News.since(TOLD, down)).hasValue("its sources are down");
        assertThat(News.since(Told.after(TOLD, down, START), down)).isEmpty();
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
            told = Told.after(told, with(evidence("r" + i, "Title", null)), START);
        }

        // then
        assertThat(told.reports()).hasSize(100).endsWith("r299");
    }

    @Test
    void told_asJson_comesBackTheSame() {
        // given
        var serde = JsonSerde.of(Told.class);
        Told told = Told.after(
                TOLD,
                with(IntStream.range(0, 5)
                        .mapToObj(i -> evidence("r" + i, "Title", null))
                        .toArray(AlertEvidence[]::new)),
                START);

        // when, then
        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", told)))
                .isEqualTo(told);
    }

    private static Alert with(AlertEvidence... evidence) {
        return alert("a").setEvidence(Stream.of(evidence).toList()).build();
    }

    private static Alert.Builder reached(int origins, String... languages) {
        return alert("a").setOrigins(origins).setLanguages(List.of(languages));
    }
}
