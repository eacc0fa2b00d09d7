package io.lapwing.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.Reliability;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.source.SourceProfile;
import io.lapwing.record.Cursor;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");
    private static final Source A = source("a");
    private static final Source B = source("b");

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final StatusBoard board = new StatusBoard(List.of(A, B));

    @BeforeEach
    void show() {
        meters.getPrometheusRegistry().register(new SourceGauges("ingest", board, () -> NOW));
    }

    @Test
    void rows_atTheStart_showAllSourcesOfTheListAsWaiting() {
        assertThat(board.rows()).extracting(row -> row.source().id()).containsExactly("a", "b");
        assertThat(board.rows()).extracting(row -> row.status().state(NOW)).containsOnly(SourceState.WAITING);
        assertThat(meters.scrape()).doesNotContain("lapwing_source");
    }

    @Test
    void gauges_ofAnOwnedSource_followItAndGoWhenItGoes() {
        // when
        board.own(A, cursor(it -> {}));

        // then
        assertThat(meters.scrape())
                .contains(
                        "lapwing_source_last_success_timestamp_seconds{service=\"ingest\",source=\"a\"} 1.7719236E9",
                        "lapwing_source_interval_seconds{service=\"ingest\",source=\"a\"} 600.0",
                        "lapwing_source_failures{service=\"ingest\",source=\"a\"} 0.0",
                        "lapwing_source_silent_seconds{service=\"ingest\",source=\"a\"} 7200.0",
                        "lapwing_source_state{reason=\"none\",service=\"ingest\",source=\"a\",state=\"healthy\"} 1.0")
                .doesNotContain("source=\"b\"");

        // when
        board.own(A, cursor(it -> {
            it.setFailures(2);
            it.setLastReason("block-page");
        }));

        // then
        assertThat(meters.scrape())
                .contains(
                        "lapwing_source_failures{service=\"ingest\",source=\"a\"} 2.0",
                        "lapwing_source_state{reason=\"block-page\",service=\"ingest\",source=\"a\",state=\"failing\"}"
                                + " 1.0")
                .doesNotContain("state=\"healthy\"");

        // when
        board.disown(A);

        // then
        assertThat(meters.scrape()).doesNotContain("lapwing_source");
        assertThat(board.row("a").orElseThrow().status().failures()).isEqualTo(2);
    }

    @Test
    void hear_ofOthersSources_countsForThoseThatAreNotOurs() {
        // given
        board.own(A, cursor(it -> it.setFailures(1)));

        // when
        board.hear("a", cursor(it -> it.setFailures(7)));
        board.hear("b", cursor(it -> it.setFailures(7)));
        board.hear("removed-from-the-list", cursor(it -> it.setFailures(7)));

        // then
        assertThat(board.rows()).extracting(row -> row.status().failures()).containsExactly(1, 7);
        board.hear("b", null);
        assertThat(board.row("b").orElseThrow().status().state(NOW)).isEqualTo(SourceState.WAITING);
        assertThat(board.row("removed-from-the-list")).isEmpty();
    }

    @Test
    void state_isTheGravestOfWhatHolds() {
        assertThat(state(it -> {})).isEqualTo(SourceState.HEALTHY);
        assertThat(state(it -> it.setLastNewAt(NOW.minus(Duration.ofDays(8))))).isEqualTo(SourceState.SILENT);
        assertThat(state(it -> it.setState("undated"))).isEqualTo(SourceState.UNDATED);
        assertThat(state(it -> {
                    it.setState("empty");
                    it.setLastNewAt(NOW.minus(Duration.ofDays(8)));
                }))
                .isEqualTo(SourceState.EMPTY);
        assertThat(state(it -> {
                    it.setState("empty");
                    it.setFailures(1);
                }))
                .isEqualTo(SourceState.FAILING);
        assertThat(state(it -> {
                    it.setState("stopped");
                    it.setFailures(1);
                }))
                .isEqualTo(SourceState.STOPPED);
    }

    private static SourceState state(Consumer<Cursor> change) {
        return SourceStatus.of(cursor(change)).state(NOW);
    }

    private static Cursor cursor(Consumer<Cursor> change) {
        Cursor cursor = Cursor.newBuilder()
                .setSourceId("a")
                .setSeen(List.of())
                .setLastSuccessAt(NOW)
                .setLastNewAt(NOW.minus(Duration.ofHours(2)))
                .setIntervalMillis(Duration.ofMinutes(10).toMillis())
                .setNextPollAt(NOW.plusSeconds(60))
                .build();
        change.accept(cursor);
        return cursor;
    }

    static Source source(String id) {
        var profile = new SourceProfile(
                id, "Sample", "Sample Publisher", "DE", "en", Reliability.B, false, false, List.of("space"));
        return new FeedSource(profile, URI.create("https://" + id + ".example/feed"), Optional.empty());
    }
}
