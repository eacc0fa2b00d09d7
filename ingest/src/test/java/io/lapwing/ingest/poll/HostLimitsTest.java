package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HostLimitsTest {
    private static final URI ONE = URI.create("https://one.example/feed");
    private static final URI ONE_TOO = URI.create("https://ONE.example/other");
    private static final URI TWO = URI.create("https://two.example/feed");
    private static final Instant START = Instant.parse("2026-02-24T09:00:00Z");
    private static final Duration GAP = Duration.ofSeconds(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Test
    void enter_busyHost_waitsWhileOtherHostsGoOn() throws InterruptedException {
        // given
        var limits = limits(1, 2, Duration.ZERO);
        var entered = new AtomicInteger();
        var done = new CountDownLatch(1);
        HostLimits.Place first = limits.enter(ONE);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // when
            var waiting = threads.submit(() -> {
                try (var _ = limits.enter(ONE_TOO)) {
                    entered.incrementAndGet();
                }
                done.countDown();
                return null;
            });
            try (var _ = limits.enter(TWO)) {
                assertThat(entered).hasValue(0);
            }
            first.close();

            // then
            await().until(waiting::isDone);
            done.await();
            assertThat(entered).hasValue(1);
        }
    }

    @Test
    void enter_manySourcesOfOneHost_startAGapApart() throws InterruptedException {
        // given
        var limits = limits(2, 10, GAP);
        var starts = new ArrayList<Instant>();

        // when
        for (int i = 0; i < 5; i++) {
            try (var _ = limits.enter(i % 2 == 0 ? ONE : ONE_TOO)) {
                starts.add(now.get());
            }
        }

        // then
        assertThat(starts)
                .isEqualTo(List.of(
                        START, START.plus(GAP), START.plusSeconds(2), START.plusSeconds(3), START.plusSeconds(4)));
    }

    @Test
    void enter_hostInItsGap_delaysNoOtherAndHoldsNoPlaceAmongAll() throws Exception {
        // given
        var inGap = new CountDownLatch(1);
        var wake = new CountDownLatch(1);
        var limits = new HostLimits(2, 1, GAP, now::get, moment -> {
            inGap.countDown();
            wake.await();
            now.set(moment);
        });
        limits.enter(ONE).close();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // when
            var waiting = threads.submit(() -> {
                limits.enter(ONE_TOO).close();
                return now.get();
            });
            inGap.await();
            limits.enter(TWO).close(); // the only place among all is free

            // then
            assertThat(now).hasValue(START);
            wake.countDown();
            assertThat(waiting.get()).isEqualTo(START.plus(GAP));
        }
    }

    @Test
    void enter_afterWaitingForAPlaceAmongAll_countsTheGapFromThen() throws Exception {
        // given
        var limits = limits(2, 1, GAP);
        HostLimits.Place blocking = limits.enter(TWO);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(() -> limits.enter(ONE));
            now.set(START.plusSeconds(30));

            // when
            blocking.close();
            waiting.get().close();
            limits.enter(ONE_TOO).close();

            // then
            assertThat(now).hasValue(START.plusSeconds(31));
        }
    }

    @Test
    void enter_hostThatAskedToBeLeftAlone_isRefusedForAllItsSourcesUntilThen() throws InterruptedException {
        // given
        var limits = limits(2, 10, GAP);
        limits.hold(ONE, Duration.ofMinutes(2));

        // then
        assertThatThrownBy(() -> limits.enter(ONE_TOO))
                .isInstanceOfSatisfying(
                        HostHeldException.class,
                        held -> assertThat(held.until()).isEqualTo(START.plus(Duration.ofMinutes(2))));
        limits.enter(TWO).close();
        now.set(START.plus(Duration.ofMinutes(2)));
        limits.enter(ONE_TOO).close();
    }

    @Test
    void hold_forDays_isCutToAnHour() {
        var limits = limits(2, 10, GAP);
        limits.hold(ONE, Duration.ofDays(30));
        assertThatThrownBy(() -> limits.enter(ONE))
                .isInstanceOfSatisfying(
                        HostHeldException.class,
                        held -> assertThat(held.until()).isEqualTo(START.plus(Duration.ofHours(1))));
    }

    @Test
    void enter_refusedWhileHeld_givesItsPlaceBack() throws InterruptedException {
        // given
        var limits = new HostLimits(1, 1, GAP, now::get, now::set);
        limits.hold(ONE, Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> limits.enter(ONE)).isInstanceOf(HostHeldException.class);
        }

        // when
        now.set(START.plus(Duration.ofMinutes(1)));

        // then
        limits.enter(ONE).close();
    }

    @Test
    void enter_clockSetBack_doesNotWaitForTheTimeThatWas() throws InterruptedException {
        // given
        var limits = limits(2, 10, GAP);
        limits.enter(ONE).close();
        now.set(START.minus(Duration.ofHours(1)));

        // when
        limits.enter(ONE).close();
        limits.enter(ONE).close();

        // then
        assertThat(now).hasValue(START.minus(Duration.ofHours(1)).plus(GAP));
    }

    @Test
    void count_requestMadeByARedirect_startsTheGapOfItsHost() throws InterruptedException {
        var limits = limits(2, 10, GAP);
        limits.count(ONE);
        limits.enter(ONE_TOO).close();
        assertThat(now).hasValue(START.plus(GAP));
    }

    /// Waiting moves the clock.
    private HostLimits limits(int perHost, int all, Duration gap) {
        return new HostLimits(perHost, all, gap, now::get, now::set);
    }
}
