package io.lapwing.ingest.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lapwing.ingest.fetch.FetchRequest;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One server under two names, which are two hosts to whoever asks.
class PoliteFetcherTest {
    private static final Instant START = Instant.parse("2026-02-24T09:00:00Z");
    private static final Duration GAP = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final HostLimits limits = new HostLimits(2, 10, GAP, now::get, now::set);
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private Fetcher fetcher;

    @BeforeEach
    void start() {
        server.start();
        var settings = new OutgoingHttp.Settings("Lapwing-Test", AddressPolicy.ANY, DEADLINE, DEADLINE, 2, 10);
        fetcher = new Fetcher(settings, new Fetcher.Limits(DEADLINE, 10_000), now::get);
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.stop();
    }

    @ParameterizedTest
    @CsvSource({"429, true", "503, true", "403, false"})
    void fetch_busyHost_isLeftAloneForAllItsSources(int status, boolean held) throws InterruptedException {
        // given
        server.stubFor(get("/busy").willReturn(aResponse().withStatus(status).withHeader("Retry-After", "60")));
        server.stubFor(get("/other").willReturn(aResponse().withBody("<rss/>")));

        // when
        fetch("localhost", "/busy");

        // then
        if (held) {
            assertThatThrownBy(() -> fetch("localhost", "/other")).isInstanceOf(HostHeldException.class);
            now.set(START.plusSeconds(60));
        }
        assertThat(fetch("localhost", "/other")).isInstanceOf(FetchResult.Modified.class);
    }

    @Test
    void fetch_busyHostBehindARedirect_isTheOneThatIsLeftAlone() throws InterruptedException {
        // given
        server.stubFor(get("/feed")
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "http://127.0.0.1:" + server.port() + "/busy")));
        server.stubFor(get("/busy").willReturn(aResponse().withStatus(503).withHeader("Retry-After", "60")));
        server.stubFor(get("/other").willReturn(aResponse().withBody("<rss/>")));

        // when
        fetch("localhost", "/feed");

        // then
        assertThatThrownBy(() -> fetch("127.0.0.1", "/other")).isInstanceOf(HostHeldException.class);
        assertThat(fetch("localhost", "/other")).isInstanceOf(FetchResult.Modified.class);
    }

    @Test
    void fetch_thatWasRedirected_startsTheGapOfTheOtherHost() throws InterruptedException {
        // given
        server.stubFor(get("/feed")
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "http://127.0.0.1:" + server.port() + "/other")));
        server.stubFor(get("/other").willReturn(aResponse().withBody("<rss/>")));

        // when
        fetch("localhost", "/feed");
        fetch("127.0.0.1", "/other");

        // then
        assertThat(now).hasValue(START.plus(GAP));
    }

    private FetchResult fetch(String host, String path) throws InterruptedException {
        return new PoliteFetcher(fetcher, limits)
                .fetch(FetchRequest.of(URI.create("http://" + host + ":" + server.port() + path)));
    }
}
