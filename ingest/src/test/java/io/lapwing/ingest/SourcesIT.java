package io.lapwing.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.ingest.TestStack.Instance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How sources fare, as instances of the service tell it, on a real broker.
class SourcesIT {
    private static final Pattern FAILURES = Pattern.compile("lapwing_source_failures\\{.*source=\"([^\"]+)\"}");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String HEAD = "<rss version='2.0'><channel><title>Sample</title>";
    private static final String DATED =
            HEAD + "<item><title>One</title><pubDate>Tue, 24 Feb 2026 08:00:00 GMT</pubDate></item></channel></rss>";

    @TempDir
    Path folder;

    private TestStack stack;
    private FeedHost host;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        stack = new TestStack(folder);
        host = new FeedHost();
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.close();
        host.close();
        stack.close();
        assertThat(stack.failures).isEmpty();
    }

    @Test
    void sources_ofAllFates_areToldApart() throws Exception {
        // given
        host.answer("fine", aResponse().withBody(DATED));
        host.answer("undated", aResponse().withBody(HEAD + "<item><title>One</title></item></channel></rss>"));
        host.answer("empty", aResponse().withBody(HEAD + "</channel></rss>"));
        host.fail("gone", 410);
        host.fail("missing", 404);
        host.answer("page", aResponse().withBody("<html><body>Welcome to our newspaper</body></html>"));
        host.answer("blocked", aResponse().withBody("<html><title>Access Denied</title></html>"));
        host.answer("challenged", aResponse().withStatus(403).withBody("<html><title>Just a moment...</title></html>"));
        host.answer("login", aResponse().withStatus(302).withHeader("Location", "/signin"));
        host.answer("signin", aResponse().withBody("<html><body>Welcome</body></html>"));
        Path sources = host.list(
                folder, "fine", "undated", "empty", "gone", "missing", "page", "blocked", "challenged", "login");

        try (Instance instance = stack.start(sources, Map.of())) {
            // when
            await().atMost(LIMIT)
                    .until(() -> listing(instance, "?state=waiting").isEmpty()
                            && !listing(instance, "?state=empty").isEmpty()
                            && host.requests("missing").size() >= 2);

            // then
            assertThat(listing(instance, "?state=undated")).containsExactly("undated");
            assertThat(listing(instance, "?state=empty")).containsExactly("empty");
            assertThat(listing(instance, "?state=stopped")).containsExactly("gone");
            assertThat(listing(instance, "?state=failing"))
                    .containsExactly("missing", "page", "blocked", "challenged", "login");
            assertThat(listing(instance, "?state=silent")).hasSizeLessThanOrEqualTo(1);
            assertThat(host.requests("gone")).hasSize(1);
            assertThat(reason(instance, "missing")).isEqualTo("status");
            assertThat(reason(instance, "page")).isEqualTo("not-a-feed");
            assertThat(reason(instance, "blocked")).isEqualTo("block-page");
            assertThat(reason(instance, "challenged")).isEqualTo("block-page");
            assertThat(reason(instance, "login")).isEqualTo("block-page");
            JsonNode fine = one(instance, "fine");
            assertThat(fine.path("lastStatus").asInt()).isEqualTo(200);
            assertThat(fine.path("entries").asInt()).isEqualTo(1);
            assertThat(fine.path("owned").asBoolean()).isTrue();
            assertThat(one(instance, "gone").has("nextPoll")).isFalse();
            assertThat(instance.meters().scrape())
                    .contains(
                            "lapwing_source_state{reason=\"gone\",service=\"ingest\",source=\"gone\",state=\"stopped\"}"
                                    + " 1.0")
                    .contains("lapwing_ingest_source_failures_total{reason=\"block-page\"}");
        }
    }

    @Test
    void sources_ofTwoInstances_areShownByBothAndMeasuredByTheirOwner() throws Exception {
        // given
        String[] feeds = IntStream.range(0, 8).mapToObj(i -> "feed" + i).toArray(String[]::new);
        Arrays.stream(feeds).forEach(feed -> host.answer(feed, aResponse().withBody(DATED)));
        Path sources = host.list(folder, feeds);

        try (Instance first = stack.start(sources, Map.of())) {
            await().atMost(LIMIT).until(() -> measured(first).size() == feeds.length);
            try (Instance second = stack.start(sources, Map.of())) {
                // when
                await().atMost(LIMIT)
                        .until(() -> !measured(second).isEmpty()
                                && measured(first).size() + measured(second).size() == feeds.length);
                host.fail("feed0", 500);
                host.fail("feed1", 500);
                host.fail("feed2", 500);
                host.fail("feed3", 500);

                // then
                for (Instance instance : List.of(first, second)) {
                    await().atMost(LIMIT)
                            .until(() -> listing(instance, "?state=failing")
                                    .equals(List.of("feed0", "feed1", "feed2", "feed3")));
                    assertThat(listing(instance, "")).containsExactly(feeds);
                    assertThat(owned(instance)).containsExactlyInAnyOrderElementsOf(measured(instance));
                }
            }
            await().atMost(LIMIT).until(() -> measured(first).size() == feeds.length);
        }
    }

    @Test
    void stopped_source_isReadAgainWhenTheOperatorSaysSo() throws Exception {
        // given
        host.fail("gone", 410);
        host.answer("fine", aResponse().withBody(DATED));
        try (Instance instance = stack.start(host.list(folder, "gone", "fine"), Map.of())) {
            await().atMost(LIMIT)
                    .until(() -> listing(instance, "?state=stopped").equals(List.of("gone")));
            assertThat(resume(instance, "fine")).isEqualTo(409);
            assertThat(resume(instance, "nobody")).isEqualTo(404);

            // when
            assertThat(resume(instance, "gone")).isEqualTo(202);
            await().atMost(LIMIT).until(() -> host.requests("gone").size() == 2);
            host.answer("gone", aResponse().withBody(DATED));

            // then
            await().atMost(LIMIT).until(() -> {
                resume(instance, "gone");
                return listing(instance, "?state=stopped").isEmpty();
            });
            await().atMost(LIMIT).until(() -> host.requests("gone").size() >= 5);
        }
    }

    @Test
    void host_thatAsksToBeLeftAlone_isLeftAloneByAllItsSources() throws Exception {
        // given
        host.answer("busy", aResponse().withStatus(429).withHeader("Retry-After", "3600"));
        host.answer("other", aResponse().withBody(DATED));
        Path sources = host.list(folder, "busy", "other");

        // when
        try (Instance instance = stack.start(sources, Map.of())) {
            await().atMost(LIMIT)
                    .until(() ->
                            instance.meters().find("lapwing.ingest.polls").tag("result", "held").counters().stream()
                                            .mapToDouble(counter -> counter.count())
                                            .sum()
                                    >= 1);

            // then
            long answered = host.requests("busy").getFirst();
            assertThat(host.requests("busy")).hasSize(1);
            assertThat(host.requests("other")).allMatch(time -> time <= answered + 1_500);
            assertThat(reason(instance, "busy")).isEqualTo("status");
        }
    }

    @Test
    void requests_toOneHost_keepTheirGap() throws Exception {
        // given
        String[] feeds = IntStream.range(0, 6).mapToObj(i -> "feed" + i).toArray(String[]::new);
        Arrays.stream(feeds).forEach(feed -> host.answer(feed, aResponse().withBody(DATED)));
        Path sources = host.list(folder, feeds);

        // when
        try (Instance _ = stack.start(sources, Map.of("lapwing.ingest.host-gap", "PT0.2S"))) {
            await().atMost(LIMIT).until(() -> host.requests(feeds).size() >= 12);
        }

        // then
        List<Long> times = host.requests(feeds);
        long span = times.getLast() - times.getFirst();
        assertThat(span).isGreaterThanOrEqualTo(200L * (times.size() - 2));
    }

    @Test
    void sources_askedForWrongly_areAnsweredWithAProblem() throws Exception {
        try (Instance instance = stack.start(host.list(folder), Map.of())) {
            assertThat(problem(instance, "?state=ill", 400)).contains("'ill' is no state; the states are stopped");
            assertThat(problem(instance, "?colour=red", 400)).contains("'colour' is not known");
            assertThat(problem(instance, "/nobody", 404)).contains("'nobody' is not in the source list");
        }
    }

    private String problem(Instance instance, String path, int status) throws Exception {
        HttpResponse<String> answer = get(instance, path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return answer.body();
    }

    private int resume(Instance instance, String id) throws Exception {
        var uri = URI.create("http://localhost:" + instance.http().port() + "/v1/sources/" + id + "/resume");
        var request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private String reason(Instance instance, String id) throws Exception {
        return one(instance, id).path("failures").path("reason").asText();
    }

    private JsonNode one(Instance instance, String id) throws Exception {
        return new ObjectMapper().readTree(get(instance, "/" + id).body());
    }

    private List<String> listing(Instance instance, String query) throws Exception {
        return sources(instance, query)
                .map(source -> source.path("id").asText())
                .toList();
    }

    private List<String> owned(Instance instance) throws Exception {
        return sources(instance, "")
                .filter(source -> source.path("owned").asBoolean())
                .map(source -> source.path("id").asText())
                .toList();
    }

    private Stream<JsonNode> sources(Instance instance, String query) throws Exception {
        JsonNode answer = new ObjectMapper().readTree(get(instance, query).body());
        return StreamSupport.stream(answer.path("sources").spliterator(), false);
    }

    private static List<String> measured(Instance instance) {
        return FAILURES.matcher(instance.meters().scrape())
                .results()
                .map(line -> line.group(1))
                .toList();
    }

    private HttpResponse<String> get(Instance instance, String path) throws Exception {
        var uri = URI.create("http://localhost:" + instance.http().port() + "/v1/sources" + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
