package io.lapwing.ingest.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lapwing.ingest.fetch.FetchResult.Failed;
import io.lapwing.ingest.fetch.FetchResult.Modified;
import io.lapwing.ingest.fetch.FetchResult.NotModified;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What hosts are sent and what of their answers is heeded.
class MannersTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
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
        var settings = new OutgoingHttp.Settings("Lapwing/1 (+desk)", AddressPolicy.ANY, DEADLINE, DEADLINE, 2, 10);
        fetcher = new Fetcher(settings, new Fetcher.Limits(DEADLINE, 100_000), InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "W/\"a b-gzip\"", "unquoted", "\"\"", "\"中\""})
    void fetch_validators_areSentBackExactlyAsReceived(String etag) {
        // given
        String date = "Tue, 24 Feb 2026 08:00:00 +0000"; // not the form of HTTP, and yet theirs
        answer(
                "/feed",
                aResponse()
                        .withHeader("ETag", etag)
                        .withHeader("Last-Modified", date)
                        .withBody("<rss/>"));
        Modified first = (Modified) fetcher.fetch(FetchRequest.of(at("/feed")));

        // when
        fetcher.fetch(new FetchRequest(at("/feed"), first.etag(), first.lastModified()));

        // then
        assertThat(first.lastModified()).isEqualTo(date);
        var second = HOST.findAll(getRequestedFor(urlEqualTo("/feed")).withHeader("If-None-Match", matching(".*")));
        assertThat(second).singleElement().satisfies(request -> {
            assertThat(request.getHeader("If-None-Match")).isEqualTo(first.etag());
            assertThat(request.getHeader("If-Modified-Since")).isEqualTo(date);
        });
        if (etag.chars().allMatch(c -> c < 128)) {
            assertThat(first.etag()).isEqualTo(etag);
        }
    }

    @Test
    void fetch_unchangedWithoutValidators_leavesThoseKnown() {
        answer("/feed", aResponse().withStatus(304));
        assertThat(fetcher.fetch(new FetchRequest(at("/feed"), "\"1\"", null)))
                .isEqualTo(new NotModified(at("/feed"), null, null, null, Duration.ZERO));
    }

    @Test
    void fetch_unchangedWithNewValidators_tellsThem() {
        answer(
                "/feed",
                aResponse().withStatus(304).withHeader("ETag", "W/\"2\"").withHeader("Cache-Control", "max-age=600"));
        assertThat(fetcher.fetch(new FetchRequest(at("/feed"), "\"1\"", null)))
                .isEqualTo(new NotModified(at("/feed"), "W/\"2\"", null, null, Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=600 | | | | PT10M",
                "public, max-age=\"600\" | | | | PT10M",
                "MAX-AGE=600, must-revalidate | | | | PT10M",
                "max-age=600 | | | 500 | PT1M40S",
                "max-age=600 | | | 900 | PT0S",
                "max-age=600 | Tue, 24 Feb 2026 12:00:00 GMT | | | PT10M",
                "max-age=99999999999999999999 | | | | P365D",
                "max-age=-5 | | | | PT0S",
                "max-age=soon | | | | PT0S",
                "no-cache, max-age=600 | | | | PT0S",
                "no-store | Tue, 24 Feb 2026 12:00:00 GMT | | | PT0S",
                "s-maxage=600 | | | | PT0S",
                " | Tue, 24 Feb 2026 09:30:00 GMT | | | PT30M",
                " | Tuesday, 24-Feb-26 09:30:00 GMT | | | PT30M",
                " | Tue, 24 Feb 2026 12:30:00 GMT | Tue, 24 Feb 2026 12:00:00 GMT | | PT30M",
                " | Tue, 24 Feb 2026 08:30:00 GMT | | | PT0S",
                " | 0 | | | PT0S",
                " | | | | PT0S",
            })
    void fetch_freshness_isTheLowerBoundThatTheHostGives(
            @Nullable String cache,
            @Nullable String expires,
            @Nullable String date,
            @Nullable String age,
            Duration expected) {
        // given
        var response = aResponse().withBody("<rss/>");
        header(response, "Cache-Control", cache);
        header(response, "Expires", expires);
        header(response, "Date", date);
        header(response, "Age", age);
        answer("/feed", response);

        // then
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isInstanceOfSatisfying(
                        Modified.class,
                        modified -> assertThat(modified.freshFor()).isEqualTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 120 | PT2M",
                "503 | Tue, 24 Feb 2026 09:10:00 GMT | PT10M",
                "503 | Tuesday, 24-Feb-26 09:10:00 GMT | PT10M",
                "503 | Tue Feb 24 09:10:00 2026 | PT10M",
                "429 | 99999999999999999999 | PT596523H14M8S",
                "429 | -1 |",
            })
    void fetch_retryAfter_isReadInAllForms(int status, String header, @Nullable Duration expected) {
        answer("/feed", aResponse().withStatus(status).withHeader("Retry-After", header));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed")))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.retryAfter()).isEqualTo(expected);
            assertThat(failed.answered()).isEqualTo(new FetchResult.Answered(at("/feed"), status));
        });
    }

    @Test
    void fetch_temporaryThenPermanentRedirect_remembersNothing() {
        answer("/a", aResponse().withStatus(302).withHeader("Location", "/b"));
        answer("/b", aResponse().withStatus(301).withHeader("Location", "/c"));
        answer("/c", aResponse().withBody("<rss/>"));
        assertThat(fetcher.fetch(FetchRequest.of(at("/a")))).isInstanceOfSatisfying(Modified.class, modified -> {
            assertThat(modified.url()).isEqualTo(at("/c"));
            assertThat(modified.movedTo()).isNull();
        });
    }

    @Test
    void fetch_severalPermanentRedirects_remembersTheLastBeforeATemporaryOne() {
        answer("/a", aResponse().withStatus(301).withHeader("Location", "/b"));
        answer("/b", aResponse().withStatus(308).withHeader("Location", "/c"));
        answer("/c", aResponse().withStatus(307).withHeader("Location", "/d"));
        answer("/d", aResponse().withStatus(301).withHeader("Location", "/e"));
        answer("/e", aResponse().withBody("<rss/>"));
        assertThat(fetcher.fetch(FetchRequest.of(at("/a"))))
                .isInstanceOfSatisfying(
                        Modified.class,
                        modified -> assertThat(modified.movedTo()).isEqualTo(at("/c")));
    }

    @Test
    void fetch_anything_saysWhoAsksAndWhichEncodingsAreUnderstood() {
        answer("/feed", aResponse().withBody("<rss/>"));
        fetcher.fetch(FetchRequest.of(at("/feed")));
        HOST.verify(getRequestedFor(urlEqualTo("/feed"))
                .withHeader("User-Agent", equalTo("Lapwing/1 (+desk)"))
                .withHeader("Accept-Encoding", matching(".*gzip.*"))
                .withHeader("Accept-Encoding", matching(".*deflate.*")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fetch_deflate_isDecodedWithAndWithoutItsHeader(boolean bare) throws IOException {
        // given
        var bytes = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, bare))) {
            deflate.write("<rss/>".getBytes(UTF_8));
        }
        answer("/feed", aResponse().withHeader("Content-Encoding", "deflate").withBody(bytes.toByteArray()));

        // then
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isInstanceOfSatisfying(
                        Modified.class,
                        modified ->
                                assertThat(new String(modified.body(), UTF_8)).isEqualTo("<rss/>"));
    }

    @ParameterizedTest
    @CsvSource({"403, true", "503, true", "429, true", "401, true", "404, false", "500, false"})
    void fetch_refusalWithAChallenge_isABlockPageUnlessItsStatusSaysMore(int status, boolean blocked) {
        answer(
                "/feed",
                aResponse().withStatus(status).withBody("<html><head><title>Just a moment...</title></head></html>"));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed")))).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(blocked ? FailureReason.BLOCK_PAGE : FailureReason.STATUS);
            assertThat(failed.detail()).contains("status " + status);
        });
    }

    @Test
    void fetch_refusalMarkedAsAChallenge_isABlockPage() {
        answer("/feed", aResponse().withStatus(403).withHeader("cf-mitigated", "challenge"));
        assertThat(fetcher.fetch(FetchRequest.of(at("/feed"))))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.BLOCK_PAGE));
    }

    private static void header(ResponseDefinitionBuilder response, String name, @Nullable String value) {
        if (value != null) {
            response.withHeader(name, value);
        }
    }

    private static void answer(String path, ResponseDefinitionBuilder response) {
        HOST.stubFor(get(path).willReturn(response));
    }

    private static URI at(String path) {
        return URI.create(HOST.baseUrl() + path);
    }
}
