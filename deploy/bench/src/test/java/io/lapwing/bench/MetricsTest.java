package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics("""
        # TYPE polls counter
        polls_total{result="news",service="ingest"} 3.0
        polls_total{result="failed",service="ingest"} 4.0
        polls_total_late 100.0
        owned 1.5E1
        lateness_bucket{le="2.0"} 7
        lateness_bucket{le="+Inf"} 9
        """);

    @Test
    void sum_severalSeries_addsThoseOfTheNameAlone() {
        assertThat(metrics.sum("polls_total")).isEqualTo(7);
        assertThat(metrics.sum("owned")).isEqualTo(15);
        assertThat(metrics.sum("absent")).isZero();
    }

    @Test
    void sum_ofALabel_leavesTheOthersOut() {
        assertThat(metrics.sum("lateness_bucket", "le=\"2.0\"")).isEqualTo(7);
    }
}
