package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestMemoryTest {
    private static final byte[] BODY = "body".getBytes(UTF_8);
    private static final Answer.Accepted STORED = new Answer.Accepted(3, false);
    private static final Answer.Accepted AGAIN = new Answer.Accepted(3, true);
    private static final Answer UNAVAILABLE = Answer.refused(ProblemKind.UNAVAILABLE, "later");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger forgotten = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final RequestMemory memory = new RequestMemory(5, nanos::get, forgotten::incrementAndGet);

    @Test
    void once_acceptedRequestAgain_isAnsweredWithoutWork() throws Exception {
        assertThat(store("desk", "1", BODY)).isEqualTo(STORED);
        assertThat(store("desk", "1", BODY)).isEqualTo(AGAIN);
        assertThat(runs).hasValue(1);
    }

    @Test
    void once_otherClientOrOtherId_isAnotherRequest() throws Exception {
        assertThat(store("desk", "1", BODY)).isEqualTo(STORED);
        assertThat(store("wire", "1", BODY)).isEqualTo(STORED);
        assertThat(store("desk", "2", BODY)).isEqualTo(STORED);
    }

    @Test
    void once_sameIdWithAnotherBody_isRefused() throws Exception {
        store("desk", "1", BODY);
        assertThat(store("desk", "1", "other".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(422));
        assertThat(store("desk", "1", BODY)).isEqualTo(AGAIN);
    }

    @Test
    void once_notAccepted_isForgottenSoThatItCanBeTriedAgain() throws Exception {
        assertThat(memory.once("desk", "1", BODY, () -> UNAVAILABLE)).isEqualTo(UNAVAILABLE);
        assertThat(store("desk", "1", BODY)).isEqualTo(STORED);
    }

    @Test
    void once_workThatBreaks_isForgottenToo() throws Exception {
        assertThatThrownBy(() -> memory.once("desk", "1", BODY, () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store("desk", "1", BODY)).isEqualTo(STORED);
    }

    @Test
    void once_whileTheFirstIsAtWork_waitsForItsAnswer() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // given
            var first = threads.submit(() -> memory.once("desk", "1", BODY, () -> {
                runs.incrementAndGet();
                goOn.await();
                return STORED;
            }));
            await().untilAtomic(runs, org.hamcrest.Matchers.is(1));

            // when
            var second = threads.submit(() -> store("desk", "1", BODY));
            goOn.countDown();

            // then
            assertThat(first.get()).isEqualTo(STORED);
            assertThat(second.get()).isEqualTo(AGAIN);
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void once_afterTenMinutes_isForgotten() throws Exception {
        store("desk", "1", BODY);
        nanos.addAndGet(Duration.ofMinutes(10).minusSeconds(1).toNanos());
        assertThat(store("desk", "1", BODY)).isEqualTo(AGAIN);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(store("desk", "1", BODY)).isEqualTo(STORED);
        assertThat(forgotten).hasValue(0);
    }

    @Test
    void once_moreThanAreRemembered_countsWhatIsForgotten() throws Exception {
        for (int i = 0; i < 20; i++) {
            store("desk", "request " + i, BODY);
        }
        assertThat(forgotten).hasValue(15);
    }

    private Answer store(String client, String id, byte[] body) throws InterruptedException {
        return memory.once(client, id, body, () -> {
            runs.incrementAndGet();
            return STORED;
        });
    }
}
