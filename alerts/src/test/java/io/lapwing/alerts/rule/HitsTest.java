package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.Hits.Hit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HitsTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int CAPACITY = 200;

    @Test
    void most_differentValuesWithinTheWindow_countsEachOnce() {
        // given
        Hits hits = hits(0, 1, 60, 1, 120, 2, 180, 3);

        // when, then
        assertThat(hits.most(at(180), WINDOW)).isEqualTo(3);
    }

    @Test
    void most_hitExactlyAWindowOld_isOut() {
        // given
        Hits hits = hits(0, 1, 600, 2);

        // when, then
        assertThat(hits.most(at(600), WINDOW)).isEqualTo(1);
    }

    @Test
    void most_lateHitThatCompletesAPastWindow_isCounted() {
        // given
        Hits hits = hits(0, 1, 60, 2, 1100, 3, 30, 4);

        // when, then
        assertThat(hits.most(at(30), WINDOW)).isEqualTo(3);
        assertThat(hits.most(at(1100), WINDOW)).isEqualTo(1);
    }

    @Test
    void with_oneValueOverAndOver_keepsFew() {
        // given
        Hits hits = Hits.NONE;

        // when
        for (int second = 0; second < 5000; second++) {
            hits = hits.with(new Hit(at(second), 7), WINDOW, CAPACITY);
        }

        // then
        assertThat(hits.list()).hasSizeLessThan(8);
        assertThat(hits.most(at(4999), WINDOW)).isEqualTo(1);
    }

    @Test
    void with_moreThanItsCapacity_dropsTheOldest() {
        // given
        Hits hits = Hits.NONE;

        // when
        for (int i = 0; i < CAPACITY + 10; i++) {
            hits = hits.with(new Hit(START.plusMillis(i), i), WINDOW, CAPACITY);
        }

        // then
        assertThat(hits.list()).hasSize(CAPACITY);
        assertThat(hits.list().getFirst().value()).isEqualTo(10);
    }

    @Test
    void fallsBelow_nothingComes_isWhenTheDecidingHitLeaves() {
        // given
        Hits hits = hits(0, 1, 60, 2, 120, 3);

        // when, then
        assertThat(hits.fallsBelow(2, WINDOW)).contains(at(60 + 600));
        assertThat(hits.fallsBelow(4, WINDOW)).isEmpty();
    }

    /// What is left out never changes when a count is first reached, in whatever order hits come within a window.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void most_randomHits_reachesEachCountWhenAllHitsDo(long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Hit>();
        Hits hits = Hits.NONE;
        int reached = 0;
        int reachedByAll = 0;
        long latest = 0;
        for (int i = 0; i < 500; i++) {
            latest += random.nextInt(400);
            var hit = new Hit(at(Math.max(0, latest - random.nextInt(600))), random.nextInt(20));
            all.add(hit);
            hits = hits.with(hit, WINDOW, CAPACITY);
            reached = Math.max(reached, hits.most(hit.at(), WINDOW));
            reachedByAll = Math.max(reachedByAll, mostOf(all, hit.at()));
            assertThat(reached).as("seed %d, hit %d", seed, i).isEqualTo(reachedByAll);
        }
    }

    private static int mostOf(List<Hit> all, Instant at) {
        int most = 0;
        for (Hit end : all) {
            boolean holds = !end.at().isBefore(at) && end.at().minus(WINDOW).isBefore(at);
            Set<Long> values = new HashSet<>();
            for (Hit hit : all) {
                boolean within =
                        hit.at().isAfter(end.at().minus(WINDOW)) && !hit.at().isAfter(end.at());
                if (holds && within) {
                    values.add(hit.value());
                }
            }
            most = Math.max(most, values.size());
        }
        return most;
    }

    private static Hits hits(int... secondsAndValues) {
        Hits hits = Hits.NONE;
        for (int i = 0; i < secondsAndValues.length; i += 2) {
            hits = hits.with(new Hit(at(secondsAndValues[i]), secondsAndValues[i + 1]), WINDOW, CAPACITY);
        }
        return hits;
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
