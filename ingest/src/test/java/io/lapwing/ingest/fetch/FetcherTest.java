package io.lapwing.ingest.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.lapwing.ingest.fetch.FetchResult.Failed;
import io.lapwing.ingest.fetch.FetchResult.Modified;
import io.lapwing.ingest.fetch.FetchResult.NotModified;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private static final int LIMIT = 10_000;
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");
    private static final WireMockServer HOST =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));

    private Fetcher fetcher;

    @BeforeAll
    static void startHost() {
        HOST.start();
    }

    @AfterAll
    static void stopHost() {
        HOST.stop();
    }

    @BeforeEach
    void open() {
        HOST.resetAll();
        fetcher = fetcher(AddressPolicy.ANY, Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    @Test
    void fetch_plainFeed_givesBodyAndValidators() {
        // given
        answer(
                "/feed",
                aResponse()
                        .withHeader("Content-Type", "application/rss+xml")
                        .withHeader("ETag", "W/\"1\"")
                        .withHeader("Last-Modified", "Tue, 24 Feb 2026 08:00:00 GMT")
                        .withBody("<rss/>"));

        // when
        var result = fetcher.fetch(FetchRequest.of(at("/feed")));

        // then
        assertThat(result).isInstanceOfSatisfying(Modified.class, modified -> {
            assertThat(new String(modified.body(), UTF_8)).isEqualTo("<rss/>");
            assertThat(modified.contentType()).isEqualTo("application/rss+xml");
            assertThat(modified.url()).isEqualTo(at("/feed"));
            assertThat(modified.etag()).isEqualTo("W/\"1\"");
            assertThat(modified.lastModified()).isEqualTo("Tue, 24 Feb 2026 08:00:00 GMT");
            assertThat(modified.movedTo()).isNull();
        });
        HOST.verify(getRequestedFor(urlEqualTo("/feed"))
                .withHeader("User-Agent", equalTo("Lapwing-Test"))
                .withHeader("If-None-Match", absent()));
    }

    @Test
    void fetch_withValidators_givesNotModified() {
        // given
        HOST.stubFor(get("/feed")
                .withHeader("If-None-Match", equalTo("\"1\""))
                .withHeader("If-Modified-Since", equalTo("Tue, 24 Feb 2026 08:00:00 GMT"))
                .willReturn(aResponse().withStatus(304)));

        // when
        var result = fetcher.fetch(new FetchRequest(at("/feed"), "\"1\"", "Tue, 24 Feb 2026 08:00:00 GMT"));

        // then
        assertThat(result).isEqualTo(new NotModified(at("/feed"), null, null, null, Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"301, true", "308, true", "302, false", "303, false", "307, false"})
    void fetch_redirect_isFollowedAndRememberedIfPermanent(int status, boolean remembered) {
        // given
        answer("/old", aResponse().withStatus(status).withHeader("Location", "/new"));
        answer("/new", aResponse().withBody("<rss/>"));

        // when
        var result = fetcher.fetch(FetchRequest.of(at("/old")));

        // then
        assertThat(result).isInstanceOfSatisfying(Modified.class, modified -> {
            assertThat(modified.url()).isEqualTo(at("/new"));
            assertThat(modified.movedTo()).isEqualTo(remembered ? at("/new") : null);
        });
    }

    @Test
    void fetch_permanentThenTemporaryRedirect_remembersOnlyTheFirst() {
        // given
        answer("/a", aResponse().withStatus(301).withHeader("Location", at("/b").toString()));
        answer("/b", aResponse().withStatus(302).withHeader("Location", "/c"));
        answer("/c", aResponse().withBody("<rss/>"));

        // when
        var result = fetcher.fetch(FetchRequest.of(at("/a")));

        // then
        assertThat(result).isInstanceOfSatisfying(Modified.class, modified -> {
            assertThat(modified.url()).isEqualTo(at("/c"));
            assertThat(modified.movedTo()).isEqualTo(at("/b"));
        });
    }

    @Test
    void fetch_redirectsInACircle_fails() {
        answer("/a", aResponse().withStatus(302).withHeader("Location", "/b"));
        answer("/b", aResponse().withStatus(302).withHeader("Location", "/a"));
        assertFails("/a", FailureReason.REDIRECT, "redirects that lead in a circle");
    }

    @Test
    void fetch_endlessRedirects_failsAfterFive() {
        for (int i = 0; i < 10; i++) {
            answer("/" + i, aResponse().withStatus(302).withHeader("Location", "/" + (i + 1)));
        }
        assertFails("/0", FailureReason.REDIRECT, "more than 5 redirects");
        HOST.verify(0, getRequestedFor(urlEqualTo("/6")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "javascript:1", "http:///x", "ht!tp://["})
    void fetch_redirectToNoWebAddress_fails(String location) {
        answer("/a", aResponse().withStatus(302).withHeader("Location", location));
        assertThat(fetcher.fetch(FetchRequest.of(at("/a"))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.REDIRECT));
    }

    @Test
    void fetch_gzip_isDecoded() throws IOException {
        answer("/feed", aResponse().withHeader("Content-Encoding", "gzip").withBody(gzip("<rss/>".getBytes(UTF_8))));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isInstanceOfSatisfying(
                        Modified.class, modified -> assertThat(modified.body()).isEqualTo("<rss/>".getBytes(UTF_8)));
    }

    @Test
    void fetch_bodyOfExactlyTheLimit_isRead() {
        answer("/feed", aResponse().withBody(new byte[LIMIT]));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isInstanceOfSatisfying(
                        Modified.class, modified -> assertThat(modified.body()).hasSize(LIMIT));
    }

    @Test
    void fetch_bodyAboveTheLimit_fails() {
        answer("/feed", aResponse().withBody(new byte[LIMIT + 1]));
        assertFails("/feed", FailureReason.TOO_LARGE, "the body is larger than 10000 bytes");
    }

    @Test
    void fetch_smallBodyThatDecodesToALargeOne_fails() throws IOException {
        byte[] bomb = gzip(new byte[50_000_000]);
        answer("/feed", aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb));
        assertFails("/feed", FailureReason.TOO_LARGE, "the body is larger than 10000 bytes");
    }

    @Test
    void fetch_damagedGzip_fails() {
        answer("/feed", aResponse().withHeader("Content-Encoding", "gzip").withBody("no gzip at all, no gzip"));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.BROKEN_BODY));
    }

    @Test
    void fetch_hostThatNeverAnswers_failsAtTheDeadline() {
        try (var hasty = fetcher(AddressPolicy.ANY, Duration.ofMillis(300))) {
            answer("/feed", aResponse().withFixedDelay(20_000));
            assertThat(hasty.fetch(FetchRequest.of(at("/feed"))))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.TIMEOUT));
        }
    }

    @Test
    void fetch_hostThatDripsItsBody_failsAtTheDeadline() {
        try (var hasty = fetcher(AddressPolicy.ANY, Duration.ofMillis(500))) {
            answer("/feed", aResponse().withBody("x".repeat(1000)).withChunkedDribbleDelay(1000, 20_000));
            assertThat(hasty.fetch(FetchRequest.of(at("/feed"))))
                    .isEqualTo(new Failed(FailureReason.TIMEOUT, "the exchange took longer than PT0.5S"));
        }
    }

    @ParameterizedTest
    @CsvSource({"404, STATUS", "500, STATUS", "403, STATUS", "410, GONE", "204, STATUS"})
    void fetch_errorStatus_fails(int status, FailureReason reason) {
        answer("/feed", aResponse().withStatus(status));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed")))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.detail()).contains(Integer.toString(status));
        });
    }

    @ParameterizedTest
    @CsvSource(
            value = {"120 | PT2M", "Tue, 24 Feb 2026 09:10:00 GMT | PT10M", "Tue, 24 Feb 2026 08:00:00 GMT |", "soon |"
            },
            delimiter = '|')
    void fetch_retryAfter_isTold(String header, Duration expected) {
        answer("/feed", aResponse().withStatus(503).withHeader("Retry-After", header));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isEqualTo(new Failed(
                        FailureReason.STATUS,
                        "the host answers with status 503",
                        expected,
                        new FetchResult.Answered(at("/feed"), 503)));
    }

    @Test
    void fetch_largeErrorPage_isNotReadToItsEnd() {
        answer(
                "/feed",
                aResponse().withStatus(500).withBody("x".repeat(1_000_000)).withChunkedDribbleDelay(100, 60_000));
        assertFails("/feed", FailureReason.STATUS, "the host answers with status 500");
    }

    @ParameterizedTest
    @CsvSource({"CONNECTION_RESET_BY_PEER, CONNECT", "EMPTY_RESPONSE, CONNECT", "MALFORMED_RESPONSE_CHUNK, BROKEN_BODY"
    })
    void fetch_brokenExchange_fails(Fault fault, FailureReason reason) {
        answer("/feed", aResponse().withFault(fault));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @Test
    void fetch_closedPort_failsToConnect() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(fetcher.fetch(FetchRequest.of(URI.create("http://localhost:" + port + "/"))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.CONNECT));
    }

    @Test
    void fetch_unknownHost_failsToResolve() {
        assertThat(fetcher.fetch(FetchRequest.of(URI.create("http://no-such-host.invalid/"))))
                .isEqualTo(new Failed(FailureReason.DNS, "the host's name cannot be resolved"));
    }

    @Test
    void fetch_plainHostByHttps_failsForTls() {
        assertThat(fetcher.fetch(FetchRequest.of(URI.create("https://localhost:" + HOST.port() + "/"))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.TLS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433"})
    void fetch_addressInside_isRefusedWithoutAConnection(String host) {
        answer("/feed", aResponse().withBody("<rss/>"));
        try (var guarded = fetcher(AddressPolicy.PUBLIC_ONLY, Duration.ofSeconds(20))) {
            assertThat(guarded.fetch(FetchRequest.of(URI.create("http://" + host + ":" + HOST.port() + "/feed"))))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(FailureReason.FORBIDDEN_ADDRESS));
        }
        HOST.verify(0, getRequestedFor(urlEqualTo("/feed")));
    }

    private void assertFails(String path, FailureReason reason, String detail) {
        assertThat(fetcher.fetch(FetchRequest.of(at(path)))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.detail()).isEqualTo(detail);
        });
    }

    private static void answer(String path, ResponseDefinitionBuilder response) {
        HOST.stubFor(get(path).willReturn(response));
    }

    private static URI at(String path) {
        return URI.create(HOST.baseUrl() + path);
    }

    private static Fetcher fetcher(AddressPolicy addresses, Duration deadline) {
        var settings = new OutgoingHttp.Settings("Lapwing-Test", addresses, deadline, deadline, 2, 10);
        return new Fetcher(settings, new Fetcher.Limits(deadline, LIMIT), InstantSource.fixed(NOW));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }
}
