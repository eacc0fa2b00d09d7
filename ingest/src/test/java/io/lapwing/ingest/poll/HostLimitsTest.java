package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostLimitsTest {
    private static final URI ONE = URI.create("https://one.example/feed");
    private static final URI ONE_TOO = URI.create("https://ONE.example/other");
    private static final URI TWO = URI.create("https://two.example/feed");

    @Test
    void enter_busyHost_waitsWhileOtherHostsGoOn() throws InterruptedException {
        // given
        var limits = new HostLimits(1, 2);
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
}
