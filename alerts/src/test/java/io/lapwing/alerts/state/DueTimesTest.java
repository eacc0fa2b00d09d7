package io.lapwing.alerts.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueTimesTest {
    private static final Instant NOW = Instant.parse("2026-02-24T10:00:00Z");

    private final DueTimes<String> times = new DueTimes<>();

    @Test
    void due_someReached_givesThoseEarliestFirst() {
        // given
        times.set("later", NOW.plusMillis(1));
        times.set("now", NOW);
        times.set("before", NOW.minusSeconds(1));

        // when, then
        assertThat(times.due(NOW)).containsExactly("before", "now");
    }

    @Test
    void set_again_replacesTheTime() {
        // given
        times.set("key", NOW);

        // when
        times.set("key", NOW.plusSeconds(1));

        // then
        assertThat(times.due(NOW)).isEmpty();
        assertThat(times.due(NOW.plusSeconds(1))).containsExactly("key");
    }

    @Test
    void remove_oneOfTwoAtTheSameTime_leavesTheOther() {
        // given
        times.set("one", NOW);
        times.set("two", NOW);

        // when
        times.remove("one");
        times.remove("none");

        // then
        assertThat(times.due(NOW)).containsExactly("two");
    }
}
