package io.lapwing.ingest.poll;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.poll.PollOutcome.Verdict;
import io.lapwing.ingest.source.Source;
import io.lapwing.record.RawReport;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// APIs on a real web host, polled as the loop polls them.
class ApiReaderTest {
    private static final WireMockServer HOST =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));
    private static final WireMockServer ELSEWHERE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));

    private PolledApi api;

    @BeforeAll
    static void start() {
        HOST.start();
        ELSEWHERE.start();
    }

    @AfterAll
    static void stop() {
        HOST.stop();
        ELSEWHERE.stop();
    }

    @BeforeEach
    void open() {
        HOST.resetAll();
        ELSEWHERE.resetAll();
        api = new PolledApi(Map.of("SAMPLE_KEY", "k3y"));
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void read_items_givesReportsWithAllTheirFields() throws Exception {
        // given
        Source source = source("/items", """
            , headers: {X-Kind: sample}
                publisher: Gatherer
                language: en
                themes: [space]
                json_path:
                  {items: "$.data.list[*]", id: $.id, title: $.name, url: $.slug,
                   url_template: "https://www.example/read/{value}?v=1",
                   date: $.at, date_format: "yyyy-MM-dd HH:mm:ss", zone: Asia/Shanghai,
                   body: $.text.long, author: $.by, language: $.lang, publisher: $.site}
            """);
        HOST.stubFor(get(urlEqualTo("/items"))
                .withHeader("X-Kind", equalTo("sample"))
                .withHeader("Accept", equalTo("application/json, */*;q=0.1"))
                .willReturn(aResponse().withBody("""
                    {"data": {"list": [
                      {"id": 12345678901, "name": "中文", "slug": "a b", "at": "2026-02-24 09:30:00",
                       "text": {"long": "<p>Body</p>"}, "by": "Ann", "lang": "zh", "site": "Sample Site"},
                      {"id": "two", "name": "Plain", "slug": null, "at": null, "text": null}
                    ]}}
                    """)));

        // when
        PollOutcome outcome = api.poll(source);

        // then
        RawReport one = outcome.publications().getLast().report();
        assertThat(one.getTitle()).isEqualTo("中文");
        assertThat(one.getUrl()).isEqualTo("https://www.example/read/a+b?v=1");
        assertThat(one.getBody()).isEqualTo("<p>Body</p>");
        assertThat(one.getPublishedAt()).isEqualTo(Instant.parse("2026-02-24T01:30:00Z"));
        assertThat(one.getLanguage()).isEqualTo("zh");
        assertThat(one.getOrigin().getPublisher()).isEqualTo("Sample Site");
        assertThat(one.getOrigin().getSourceKind()).isEqualTo("json-api");
        assertThat(one.getAttributes())
                .containsEntry("guid", "12345678901")
                .containsEntry("author", "Ann")
                .containsEntry("themes", "space");
        RawReport two = outcome.publications().getFirst().report();
        assertThat(two.getTitle()).isEqualTo("Plain");
        assertThat(two.getUrl()).isNull();
        assertThat(two.getPublishedAt()).isNull();
        assertThat(two.getLanguage()).isEqualTo("en");
        assertThat(two.getOrigin().getPublisher()).isEqualTo("Gatherer");
        assertThat(outcome.flaws().remarks()).isEmpty();
    }

    @Test
    void read_sameItemsAgain_publishesOnlyWhatIsNewOrEdited() throws Exception {
        // given
        Source source = source("/items");
        answer("/items", items("b", "a"));
        assertThat(api.run(source)).containsExactly("a", "b");

        // when
        answer(
                "/items",
                "{\"items\": [" + item("c") + "," + item("b") + "," + item("a").replace("\"a\"}", "\"a, corrected\"}")
                        + "]}");

        // then
        assertThat(api.run(source)).containsExactly("a, corrected", "c");
        assertThat(api.outcomes.getLast().verdict()).isEqualTo(new Verdict.News(1, 1));
    }

    @Test
    void read_conditionally_sendsTheValidatorsOfTheFirstPage() throws Exception {
        // given
        Source source = source("/items");
        HOST.stubFor(
                get("/items").willReturn(aResponse().withHeader("ETag", "\"1\"").withBody(items("a"))));
        HOST.stubFor(get("/items")
                .withHeader("If-None-Match", equalTo("\"1\""))
                .willReturn(aResponse().withStatus(304)));

        // when
        assertThat(api.run(source)).containsExactly("a");
        assertThat(api.run(source)).isEmpty();

        // then
        HOST.verify(1, getRequestedFor(urlEqualTo("/items")).withHeader("If-None-Match", equalTo("\"1\"")));
        assertThat(api.cursor().getEtag()).isEqualTo("\"1\"");
    }

    @Test
    void pages_byCursor_areReadUntilThereIsNoMark() throws Exception {
        // given
        Source source = source("/items?limit=2", ", paging: {by: cursor, path: $.next, parameter: after}");
        answer("/items?limit=2", items("f", "e").replace("]}", "], \"next\": \"x&1\"}"));
        answer("/items?limit=2&after=x%261", items("d", "c").replace("]}", "], \"next\": \"x2\"}"));
        answer("/items?limit=2&after=x2", items("b", "a").replace("]}", "], \"next\": null}"));

        // then
        assertThat(api.run(source)).containsExactly("e", "f", "c", "d", "a", "b");
        assertThat(api.outcomes).hasSize(3);
        assertThat(api.cursor().getPosition()).doesNotContain("x2");
    }

    @Test
    void pages_withoutAnythingNew_endTheRun() throws Exception {
        // given
        Source source = source("/items?limit=2", ", paging: {by: page, parameter: page, max_pages: 9}");
        answer("/items?limit=2", items("d", "c"));
        answer("/items?limit=2&page=2", items("b", "a"));
        answer("/items?limit=2&page=3", items());
        assertThat(api.run(source)).containsExactly("c", "d", "a", "b");

        // when
        HOST.resetRequests();
        assertThat(api.run(source)).isEmpty();

        // then
        HOST.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void pages_whenSeveralHoldNews_areAllReadAndNothingIsPublishedTwice() throws Exception {
        // given
        Source source = source("/items", ", paging: {by: page, parameter: offset, first: 0, step: 3, max_pages: 9}");
        paged(1, 9);
        assertThat(api.run(source)).hasSize(9);

        // when
        paged(1, 13);

        // then
        assertThat(api.run(source)).containsExactlyInAnyOrder("10", "11", "12", "13");
        HOST.verify(1, getRequestedFor(urlEqualTo("/items?offset=9")));
    }

    @Test
    void pages_beyondTheBound_endTheRunAndAreSaidIfSomethingMayBeMissed() throws Exception {
        // given
        Source source = source("/items", ", paging: {by: page, parameter: offset, first: 0, step: 3, max_pages: 2}");
        paged(1, 30);

        // when
        assertThat(api.run(source)).hasSize(6);
        assertThat(api.outcomes.getLast().flaws().remarks())
                .as("at first that is meant")
                .isEmpty();
        paged(1, 60);
        assertThat(api.run(source)).hasSize(6);

        // then
        assertThat(api.outcomes.getLast().flaws().remarks())
                .singleElement()
                .asString()
                .startsWith("the reading stops after 2 pages and 6 items, though there are more");
    }

    @Test
    void pages_byLinkHeader_areFollowed() throws Exception {
        // given
        Source source = source("/items", ", paging: {by: link}");
        HOST.stubFor(get("/items")
                .willReturn(aResponse()
                        .withHeader("Link", "</items?p=0>; rel=\"prev\", </items?p=2>; rel=\"next\"; title=\"x\"")
                        .withBody(items("d", "c"))));
        HOST.stubFor(get("/items?p=2")
                .willReturn(aResponse()
                        .withHeader("Link", "<" + HOST.baseUrl() + "/items?p=1>; rel=first")
                        .withBody(items("b", "a"))));

        // then
        assertThat(api.run(source)).containsExactly("c", "d", "a", "b");
    }

    @Test
    void pages_byLinkInTheBody_areFollowedAtTheSameHostOnly() throws Exception {
        // given
        Source source = source("/items", ", paging: {by: link, path: $.links.next}");
        answer("/items", items("b").replace("]}", "], \"links\": {\"next\": \"/items?p=2\"}}"));
        answer("/items?p=2", items("a").replace("]}", "], \"links\": {\"next\": \"" + ELSEWHERE.baseUrl() + "/x\"}}"));

        // when
        api.poll(source);
        PollOutcome second = api.poll(source);

        // then
        assertThat(second.verdict()).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.REDIRECT);
            assertThat(failed.detail()).contains("not at the same host");
        });
        ELSEWHERE.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void pages_whenOneFails_goOnFromThereAndBeginAnewAfterThreeFailures() throws Exception {
        // given
        Source source = source("/items", ", paging: {by: cursor, path: $.next, parameter: after}");
        answer("/items", items("b").replace("]}", "], \"next\": \"old\"}"));
        HOST.stubFor(get("/items?after=old").willReturn(aResponse().withStatus(400)));

        // when
        api.poll(source);
        for (int i = 0; i < 3; i++) {
            assertThat(api.poll(source).verdict()).isInstanceOf(Verdict.Failed.class);
        }
        HOST.verify(1, getRequestedFor(urlEqualTo("/items")));
        answer("/items", items("c", "b").replace("]}", "], \"next\": \"fresh\"}"));
        answer("/items?after=fresh", items("a"));

        // then
        assertThat(api.run(source)).containsExactly("c", "a");
    }

    @Test
    void since_inTheAddress_followsTheNewestItem() throws Exception {
        // given
        Source source = source("/items?s={since}", """
            , since: {format: "yyyy-MM-dd'T'HH:mm", zone: Asia/Shanghai, first: P2D, overlap: PT30M}
            """);
        answer("/items?s=2026-02-22T17%3A00", items("b", "a"));
        answer("/items?s=2026-02-24T15%3A30", items("c", "b"));

        // then
        assertThat(api.run(source)).containsExactly("a", "b");
        assertThat(api.run(source)).containsExactly("c");
        HOST.verify(getRequestedFor(urlEqualTo("/items?s=2026-02-24T15%3A30")).withHeader("If-None-Match", absent()));
    }

    @Test
    void since_withPages_staysTheSameWithinARunAndLeavesNoneOut() throws Exception {
        // given
        Source source = source("/items?s={since}", """
            , since: {format: epoch-seconds, first: P1D}
                paging: {by: page, parameter: page, max_pages: 5}
            """);
        answer("/items?s=1771837200", items("b", "a"));
        answer("/items?s=1771837200&page=2", items("d", "c"));
        answer("/items?s=1771837200&page=3", items());

        // then
        assertThat(api.run(source)).containsExactly("a", "b", "c", "d");
        answer("/items?s=1771920000", items("b"));
        answer("/items?s=1771920000&page=2", items());
        assertThat(api.run(source)).isEmpty();
    }

    @Test
    void since_whenAnItemLiesInTheFuture_asksFromNow() throws Exception {
        // given
        Source source = source("/items?s={since}", ", since: {format: iso-8601, first: P1D}");
        answer("/items?s=2026-02-23T09%3A00%3A00Z", items("a").replace("2026-02-24T08:00:00Z", "2036-01-01"));
        answer("/items?s=2026-02-24T09%3A00%3A00Z", items("b"));

        // then
        assertThat(api.run(source)).containsExactly("a");
        assertThat(api.run(source)).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"items": [                    | NOT_JSON   | what it answers is not JSON (line 1)
        Too many requests              | NOT_JSON   | what it answers is not JSON (line 1)
        <html><body>Some words         | NOT_JSON   | what it answers is not JSON (line 1)
        <html><title>Log in</title><form><input type="password"></form> | BLOCK_PAGE | the host answers with
        {"items": []} {"items": []}    | NOT_JSON   | what it answers is not JSON (line 1)
        ``                             | WRONG_PATH | what it answers has nothing at $.items; it is empty
        {"error": "no", "code": 7}     | WRONG_PATH | what it answers has nothing at $.items; it is an object with the keys error, code
        {"items": null}                | WRONG_PATH | what it answers has nothing at $.items
        [1, 2]                         | WRONG_PATH | what it answers has nothing at $.items; it is a list of 2
        {"items": [{"name": "x"}]}     | WRONG_PATH | what it answers has 1 items that cannot be read: item 1 has nothing at $.title; it is an object with the keys name
        {"items": ["x", 3]}            | WRONG_PATH | what it answers has 2 items that cannot be read: item 1 has nothing at $.title; it is a single value
        """)
    void read_whatHoldsNoItems_isANamedFailure(String body, FailureReason reason, String detail) throws Exception {
        // given
        answer("/items", body);

        // when
        PollOutcome outcome = api.poll(source("/items"));

        // then
        assertThat(outcome.verdict()).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.detail()).startsWith(detail);
        });
        assertThat(outcome.cursor().getFailures()).isEqualTo(1);
        assertThat(outcome.publications()).isEmpty();
    }

    @Test
    void read_someItemsWithoutWhatTheyNeed_takesTheOthersAndNamesThese() throws Exception {
        // given
        answer(
                "/items",
                "{\"items\": [" + item("a") + ", {\"id\": 7}, " + item("b").replace("2026-02-24T07:59:00Z", "last week")
                        + "]}");

        // when
        PollOutcome outcome = api.poll(source("/items"));

        // then
        assertThat(PolledApi.titles(outcome)).containsExactly("b", "a");
        assertThat(outcome.flaws().skipped()).isEqualTo(1);
        assertThat(outcome.flaws().remarks())
                .containsExactly(
                        "item 2 has nothing at $.title",
                        "item 3 is taken without a date, since 'last week' is not of the form iso-8601");
    }

    @Test
    void read_answersThatAreTooLarge_areNamedFailures() throws Exception {
        // given
        answer("/bytes", items("x".repeat(PolledApi.LARGEST_BODY)));
        answer("/items", "{\"items\": [" + "{},".repeat(5_000) + "{}]}");
        answer("/deep", "{\"items\": " + "[".repeat(20_000));

        // then
        assertThat(api.poll(source("/bytes")).verdict())
                .isEqualTo(new Verdict.Failed(FailureReason.TOO_LARGE, "the body is larger than 100000 bytes"));
        assertThat(api.poll(source("/items")).verdict()).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.TOO_LARGE);
            assertThat(failed.detail()).contains("has 5001 items; at most 5000");
        });
        assertThat(api.poll(source("/deep")).verdict())
                .isInstanceOfSatisfying(
                        Verdict.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(FailureReason.NOT_JSON));
    }

    @Test
    void read_inTheEncodingOfTheHeader_isDecoded() throws Exception {
        HOST.stubFor(get("/items")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json; charset=GBK")
                        .withBody(items("半导体").getBytes(Charset.forName("GBK")))));

        assertThat(api.run(source("/items"))).containsExactly("半导体");
    }

    @Test
    void key_ofTheEnvironment_isSentToTheHostAndNotToWhereItRedirects() throws Exception {
        // given
        Source source = source("/items", ", headers: {Authorization: \"Bearer ${SAMPLE_KEY}\"}");
        HOST.stubFor(get("/items")
                .withHeader("Authorization", equalTo("Bearer k3y"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", ELSEWHERE.baseUrl() + "/items")));
        ELSEWHERE.stubFor(get("/items")
                .withHeader("Authorization", absent())
                .willReturn(aResponse().withBody(items("a"))));

        // then
        assertThat(api.run(source)).containsExactly("a");
        assertThat(api.cursor().toString()).doesNotContain("k3y");
    }

    @Test
    void key_thatIsNotThere_isANamedFailureWithoutARequest() throws Exception {
        // when
        PollOutcome outcome = api.poll(source("/items", ", headers: {X-Key: \"${OTHER_KEY}\"}"));

        // then
        assertThat(outcome.verdict()).isInstanceOfSatisfying(Verdict.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.KEY);
            assertThat(failed.detail()).contains("OTHER_KEY is not set");
        });
        HOST.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void address_edited_beginsAnewAndKeepsWhatWasPublished() throws Exception {
        // given
        Source before = source("/old", ", paging: {by: cursor, path: $.next, parameter: after}");
        HOST.stubFor(get("/old")
                .willReturn(aResponse()
                        .withHeader("ETag", "\"1\"")
                        .withBody(items("a").replace("]}", "], \"next\": \"2\"}"))));
        HOST.stubFor(get("/old?after=2").willReturn(aResponse().withStatus(500)));
        api.poll(before);
        api.poll(before);
        assertThat(api.cursor().getFailures()).isEqualTo(1);

        // when
        Source after = source("/new", ", paging: {by: cursor, path: $.next, parameter: after}");
        answer("/new", items("b", "a"));

        // then
        assertThat(CursorAddress.isEdited(after, api.cursor())).isTrue();
        assertThat(api.run(after)).containsExactly("b");
        HOST.verify(getRequestedFor(urlEqualTo("/new")).withHeader("If-None-Match", absent()));
        assertThat(api.cursor().getAddress()).isEqualTo(after.address());
        assertThat(api.cursor().getFailures()).isZero();
    }

    @Test
    void interval_ofAnApi_followsFromItsDates() throws Exception {
        answer("/items", items("a", "b", "c"));

        PollOutcome outcome = api.poll(source("/items"));

        assertThat(Duration.between(api.now, outcome.cursor().getNextPollAt()))
                .isEqualTo(Duration.ofMinutes(10).plusSeconds(20));
    }

    /// Items `from` to `to`, newest first, three a page.
    private static void paged(int from, int to) {
        for (int offset = 0; offset <= to - from + 3; offset += 3) {
            int newest = to - offset;
            String page = items(IntStream.iterate(newest, i -> i > newest - 3 && i >= from, i -> i - 1)
                    .mapToObj(String::valueOf)
                    .toArray(String[]::new));
            answer(offset == 0 ? "/items" : "/items?offset=" + offset, page);
        }
    }

    private static void answer(String url, String body) {
        HOST.stubFor(get(urlEqualTo(url)).willReturn(aResponse().withBody(body)));
    }

    private static String items(String... titles) {
        return IntStream.range(0, titles.length)
                .mapToObj(i -> item(titles[i]))
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }

    /// The item `a` is of eight o'clock; those behind it in the alphabet are a minute older each.
    private static String item(String title) {
        Instant at = Instant.parse("2026-02-24T08:00:00Z").minusSeconds(60L * (title.charAt(0) - 'a'));
        return "{\"id\": \"id-" + title + "\", \"date\": \"" + at + "\", \"title\": \"" + title + "\"}";
    }

    private static Source source(String path) {
        return source(path, "");
    }

    /// @param more further keys, after a comma; or all of them, on lines of their own
    private static Source source(String path, String more) {
        String paths = more.contains("json_path")
                ? ""
                : ", json_path: {items: $.items, id: $.id, title: $.title, date: $.date}";
        String keys = (paths + more).replaceFirst("^, ", "").replaceAll(", (paging|since|headers)", "\n    $1");
        return PolledApi.source(
                "  - id: api\n    kind: json-api\n    url: " + HOST.baseUrl() + path + "\n    " + keys.strip() + "\n");
    }
}
