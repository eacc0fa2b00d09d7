package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningPollsTest {
    @Test
    void giveUp_aPartition_endsItsPollsAndNoOthers() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            var polls = new RunningPolls(threads);
            var ended = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            var finished = new AtomicInteger();
            var endless = new CountDownLatch(1);
            var begun = new CountDownLatch(1);
            polls.begin(new Watch(Feeds.source("lost"), 1, null), () -> {
                begun.countDown(); // what has not begun would never run, and so not end
                try {
                    endless.await();
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            });
            polls.begin(new Watch(Feeds.source("kept"), 2, null), () -> {
                try {
                    go.await();
                    finished.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });

            // when
            begun.await();
            polls.giveUp(1);
            ended.await();
            go.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

            // then
            assertThat(finished).hasValue(1);
        }
    }
}
