package io.lapwing.alerts.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamClockTest {
    private static final Instant WALL = Instant.parse("2026-02-24T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void now_noRecordYet_isTheWallClock() {
        assertThat(new StreamClock(WALL).now(WALL)).isEqualTo(WALL);
    }

    @Test
    void now_backlogBeingRead_isTheBacklogsTime() {
        // given
        var clock = new StreamClock(WALL);

        // when
        clock.observe(WALL.minus(Duration.ofDays(3)), WALL);

        // then
        assertThat(clock.now(WALL)).isEqualTo(WALL.minus(Duration.ofDays(3)));
    }

    @Test
    void now_streamFallsQuiet_goesOnWithTheWallClock() {
        // given
        var clock = new StreamClock(WALL);
        clock.observe(WALL, WALL);

        // when
        Instant now = clock.now(WALL.plus(HOUR));

        // then
        assertThat(now).isEqualTo(WALL.plus(HOUR));
    }

    @Test
    void observe_lateRecord_doesNotTurnBack() {
        // given
        var clock = new StreamClock(WALL);
        clock.observe(WALL, WALL);

        // when
        clock.observe(WALL.minus(HOUR), WALL.plusSeconds(1));

        // then
        assertThat(clock.now(WALL.plusSeconds(1))).isEqualTo(WALL.plusSeconds(1));
    }

    @Test
    void isSettled_noRecord_isSoAfterFiveMinutes() {
        // given
        var clock = new StreamClock(WALL);

        // when, then
        assertThat(clock.isSettled(WALL.plusSeconds(299))).isFalse();
        assertThat(clock.isSettled(WALL.plusSeconds(300))).isTrue();
    }

    @Test
    void isSettled_firstRecord_isSoAtOnce() {
        // given
        var clock = new StreamClock(WALL);

        // when
        clock.observe(WALL.minus(HOUR), WALL);

        // then
        assertThat(clock.isSettled(WALL)).isTrue();
    }
}
