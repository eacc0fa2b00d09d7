package io.lapwing.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lapwing.ingest.fetch.FetchResult.Failed;
import io.lapwing.ingest.fetch.FetchResult.Modified;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hosts that answer so as to cost much or break something: each ends as a named failure.
class HostileHostsTest {
    private static final int LIMIT = 100_000;
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

    @ParameterizedTest
    @CsvSource({"gzip, 1", "gzip, 2", "gzip, 3", "x-gzip, 1", "deflate, 1", "deflate, 2"})
    void fetch_compressionBomb_isCutAtTheLimit(String coding, int times) throws IOException {
        // given
        byte[] bomb = new byte[50_000_000];
        for (int i = 0; i < times; i++) {
            bomb = compressed(coding, bomb);
        }
        byte[] body = bomb;
        String codings = String.join(", ", Collections.nCopies(times, coding));

        // then
        assertThat(body.length).isLessThan(50_000_000 / 500);
        assertFails(FailureReason.TOO_LARGE, (_, out) -> {
            out.write((OK + "Content-Encoding: " + codings + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
            out.write(body);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Transfer-Encoding: chunked\r\n", "Content-Length: 9000000000000\r\n"})
    void fetch_endlessBody_isCutAtTheLimit(String header) throws IOException {
        byte[] block = "1000\r\n".concat("x".repeat(0x1000)).concat("\r\n").getBytes(ISO_8859_1);
        assertFails(FailureReason.TOO_LARGE, (_, out) -> {
            out.write((OK + header + "\r\n").getBytes(ISO_8859_1));
            while (true) {
                out.write(block);
            }
        });
    }

    @Test
    void fetch_endlessErrorPage_isNotReadToItsEnd() throws IOException {
        assertFails(FailureReason.STATUS, (_, out) -> {
            out.write("HTTP/1.1 500 No\r\n\r\n".getBytes(ISO_8859_1));
            endlessly(out, "x".repeat(1000));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Flood: 1\r\n", "X-Flood: ", "\r\nX"})
    void fetch_endlessHead_failsWithoutHoldingIt(String piece) throws IOException {
        Failed failed = failure(AMPLE, (_, out) -> {
            out.write(OK.getBytes(ISO_8859_1));
            endlessly(out, piece);
        });
        assertThat(failed.reason()).as(failed.detail()).isIn(FailureReason.BROKEN_BODY, FailureReason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Hints\r\n\r\n"})
    void fetch_endlessPreliminaryAnswers_areCutAtTheDeadline(String piece) throws IOException {
        assertThat(failure(Duration.ofMillis(300), (_, out) -> endlessly(out, piece))
                        .reason())
                .isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void fetch_endlessTrailers_failWithoutHoldingThem() throws IOException {
        assertFails(FailureReason.BROKEN_BODY, (_, out) -> {
            out.write((OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n").getBytes(ISO_8859_1));
            endlessly(out, "X-Trailer: 1\r\n");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 100\\r\\n\\r\\n<rss/> | BROKEN_BODY",
                "Content-Length: many\\r\\n\\r\\n<rss/> | BROKEN_BODY",
                "Content-Length: -1\\r\\n\\r\\n<rss/> | BROKEN_BODY",
                "Content-Length: 6\\r\\nContent-Length: 60\\r\\n\\r\\n<rss/> | BROKEN_BODY",
                "Transfer-Encoding: chunked\\r\\n\\r\\n6\\r\\n<rss/> | BROKEN_BODY",
                "Transfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n<rss/> | BROKEN_BODY",
                "Transfer-Encoding: chunked\\r\\n\\r\\nffffffffffffffff\\r\\n<rss/> | BROKEN_BODY",
                "Transfer-Encoding: nonsense\\r\\n\\r\\n<rss/> | BROKEN_BODY",
                "Content-Encoding: gzip\\r\\n\\r\\n<rss/> | BROKEN_BODY",
                "Content-Encoding: gzip, gzip\\r\\n\\r\\n<rss/> | BROKEN_BODY",
                "Content-Encoding: deflate\\r\\n\\r\\n<rss/> | BROKEN_BODY",
            })
    void fetch_headThatLies_isABrokenBody(String rest, FailureReason reason) throws IOException {
        String answer = OK + rest.strip().replace("\\r\\n", "\r\n");
        assertFails(reason, RawHost.text(answer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "SSH-2.0-OpenSSH_9\r\n",
                "220 ftp ready\r\n",
                "<rss/>",
                "HTTP/1.1\r\n\r\n",
                "HTTP/9.9 200 OK\r\n\r\n"
            })
    void fetch_noHttp_fails(String text) throws IOException {
        Failed failed = failure(AMPLE, RawHost.text(text));
        assertThat(failed.reason()).as(failed.detail()).isIn(FailureReason.CONNECT, FailureReason.BROKEN_BODY);
    }

    @Test
    void fetch_resetWithinTheBody_fails() throws IOException {
        Failed failed = failure(AMPLE, (connection, out) -> {
            out.write((OK + "Content-Length: 100\r\n\r\n<rss").getBytes(ISO_8859_1));
            out.flush();
            reset(connection);
        });
        assertThat(failed.reason()).as(failed.detail()).isIn(FailureReason.CONNECT, FailureReason.BROKEN_BODY);
    }

    @Test
    void fetch_certificateThatNobodySigned_fails() {
        var host =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
        host.start();
        try (var fetcher = fetcher(AMPLE)) {
            assertThat(fetcher.fetch(FetchRequest.of(URI.create("https://localhost:" + host.httpsPort() + "/"))))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.TLS));
        } finally {
            host.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", OK + "\r\n<rss>", OK + "Content-Length: 1000\r\n\r\n"})
    void fetch_hostThatStalls_isCutAtTheDeadline(String beginning) throws IOException {
        var never = new CountDownLatch(1);
        assertThat(failure(Duration.ofMillis(300), (_, out) -> {
                            out.write(beginning.getBytes(ISO_8859_1));
                            out.flush();
                            never.await();
                        })
                        .reason())
                .isEqualTo(FailureReason.TIMEOUT);
    }

    @Test
    void fetch_hostsThatDrip_areCutAtTheDeadlineAndDelayNobody() throws Exception {
        // given
        var dripping = new CountDownLatch(8);
        try (var drip = new RawHost((connection, out) -> drip(connection, out, dripping));
                var quick = new RawHost(RawHost.text(OK + "Content-Length: 6\r\n\r\n<rss/>"));
                var fetcher = fetcher(Duration.ofSeconds(5));
                var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = new ArrayList<Future<FetchResult>>();
            for (int i = 0; i < 8; i++) {
                URI url = URI.create("http://127.0.0." + (10 + i) + ":" + drip.port() + "/");
                slow.add(tasks.submit(() -> fetcher.fetch(FetchRequest.of(url))));
            }
            dripping.await();

            // when
            var read = new ArrayList<Future<FetchResult>>();
            for (int i = 0; i < 100; i++) {
                URI url = URI.create("http://127.0.1." + (1 + i % 20) + ":" + quick.port() + "/" + i);
                read.add(tasks.submit(() -> fetcher.fetch(FetchRequest.of(url))));
            }
            for (Future<FetchResult> result : read) {
                assertThat(result.get()).isInstanceOf(Modified.class);
            }
            List<Boolean> done = slow.stream().map(Future::isDone).toList();

            // then
            assertThat(done)
                    .as("dripping hosts that were cut while others were read")
                    .containsOnly(false);
            for (Future<FetchResult> result : slow) {
                assertThat(result.get())
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.reason()).isEqualTo(FailureReason.TIMEOUT));
            }
        }
    }

    /// A byte whenever the last one has been taken, for ever; never so slow that the silence alone would end it.
    private static void drip(Socket connection, OutputStream out, CountDownLatch dripping)
            throws IOException, InterruptedException {
        connection.setTcpNoDelay(true);
        out.write((OK + "\r\n").getBytes(ISO_8859_1));
        dripping.countDown();
        var pause = new CountDownLatch(1);
        while (!pause.await(50, TimeUnit.MILLISECONDS)) {
            out.write('x');
            out.flush();
        }
    }

    private static void endlessly(OutputStream out, String piece) throws IOException {
        byte[] block = piece.repeat(1 + 4096 / piece.length()).getBytes(ISO_8859_1);
        while (true) {
            out.write(block);
        }
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private static byte[] compressed(String coding, byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                coding.equals("deflate") ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static void assertFails(FailureReason reason, RawHost.Answer answer) throws IOException {
        Failed failed = failure(AMPLE, answer);
        assertThat(failed.reason()).as(failed.detail()).isEqualTo(reason);
    }

    private static Failed failure(Duration deadline, RawHost.Answer answer) throws IOException {
        try (var host = new RawHost(answer);
                var fetcher = fetcher(deadline)) {
            FetchResult result = fetcher.fetch(FetchRequest.of(URI.create("http://127.0.0.1:" + host.port() + "/")));
            assertThat(result).as(result.toString()).isInstanceOf(Failed.class);
            return (Failed) result;
        }
    }

    private static Fetcher fetcher(Duration deadline) {
        var settings = new OutgoingHttp.Settings("Lapwing-Test", AddressPolicy.ANY, AMPLE, AMPLE, 2, 200);
        return new Fetcher(settings, new Fetcher.Limits(deadline, LIMIT), InstantSource.system());
    }
}
