package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");

    private final Schedule schedule = new Schedule();

    @Test
    void takeDue_severalDue_givesTheLongestOverdueFirstAndOnce() {
        // given
        schedule.put("late", NOW.minusSeconds(5));
        schedule.put("now", NOW);
        schedule.put("earlier", NOW.minusSeconds(9));
        schedule.put("later", NOW.plusMillis(1));

        // then
        assertThat(schedule.takeDue(NOW)).extracting(Schedule.Due::sourceId).containsExactly("earlier", "late", "now");
        assertThat(schedule.takeDue(NOW)).isEmpty();
        assertThat(schedule.takeDue(NOW.plusMillis(1)))
                .extracting(Schedule.Due::sourceId)
                .containsExactly("later");
    }

    @Test
    void put_again_replacesTheTimeBefore() {
        schedule.put("a", NOW);
        schedule.put("a", NOW.plusSeconds(10));
        assertThat(schedule.takeDue(NOW)).isEmpty();
        assertThat(schedule.takeDue(NOW.plusSeconds(10)))
                .extracting(Schedule.Due::sourceId)
                .containsExactly("a");
    }

    @Test
    void remove_known_isNotDueAnyMore() {
        schedule.put("a", NOW);
        schedule.remove("a");
        schedule.remove("never known");
        assertThat(schedule.takeDue(NOW)).isEmpty();
    }
}
