package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollStartTest {
    private static final Instant DUE = Instant.parse("2026-02-24T09:00:00Z");

    private final List<Duration> told = new ArrayList<>();
    private Instant now = DUE;
    private final PollStart start = new PollStart(DUE, () -> now, told::add);

    @Test
    void request_severalInOnePoll_tellsHowLateTheFirstIs() throws Exception {
        // when
        now = DUE.plusSeconds(3);
        String result = start.call(() -> {
            PollStart.request();
            now = DUE.plusSeconds(9);
            PollStart.request();
            return "read";
        });

        // then
        assertThat(result).isEqualTo("read");
        assertThat(told).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void request_beforeItWasDue_isNotLate() throws Exception {
        // when
        now = DUE.minusSeconds(1);
        start.call(() -> {
            PollStart.request();
            return "read";
        });

        // then
        assertThat(told).containsExactly(Duration.ZERO);
    }

    @Test
    void request_outsideOfAPoll_tellsNothing() {
        PollStart.request();
        assertThat(told).isEmpty();
    }
}
