package io.lapwing.cli.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NewsroomTest {
    private static final Instant START = Instant.parse("2026-02-27T08:00:00Z");
    private final Newsroom newsroom = Newsroom.shipped();

    @Test
    void shipped_reports_coverEveryThemeInBothLanguages() {
        // given
        var languages = newsroom.feeds().stream().collect(Collectors.toMap(SampleFeed::id, SampleFeed::language));

        // when
        Map<String, Set<String>> languagesByTheme = new TreeMap<>();
        newsroom.reports()
                .forEach(report -> report.themes()
                        .forEach(theme -> languagesByTheme
                                .computeIfAbsent(theme, any -> new java.util.TreeSet<>())
                                .add(String.valueOf(languages.get(report.feed())))));

        // then
        assertThat(newsroom.reports()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(languagesByTheme)
                .containsOnlyKeys("distillation", "drones", "hardware", "space")
                .allSatisfy((theme, spoken) -> assertThat(spoken).containsExactly("en", "zh"));
        assertThat(newsroom.reports().stream().map(SampleReport::kind))
                .contains("repeat", "rewrite", "correction", "noise", "near-miss");
    }

    @Test
    void shipped_feeds_areMarkedAsSampleData() {
        assertThat(newsroom.feeds()).allSatisfy(feed -> assertThat(feed.title()).containsPattern("sample data|示例数据"));
    }

    @Test
    void serve_eachFormat_isReadBackEntryByEntry() throws Exception {
        // given
        var now = new AtomicReference<>(START);
        try (var server = new NewsroomServer(newsroom, now::get);
                var http = HttpClient.newHttpClient()) {
            server.start(0);
            for (SampleFeed feed : newsroom.feeds()) {
                // when
                var answer = get(http, server.address(feed), null);
                var read = new FeedReader().read(answer.body(), contentType(answer), URI.create(server.address(feed)));

                // then
                var expected = newsroom.published(feed.id(), START, START);
                assertThat(read).isInstanceOf(Feed.class);
                assertThat(((Feed) read).entries())
                        .extracting(entry -> entry.title())
                        .containsExactlyElementsOf(
                                expected.stream().map(SampleReport::title).toList());
            }
        }
    }

    @Test
    void serve_nothingNew_answers304AndThenShowsWhatIsPublishedLater() throws Exception {
        var now = new AtomicReference<>(START);
        try (var server = new NewsroomServer(newsroom, now::get);
                var http = HttpClient.newHttpClient()) {
            server.start(0);
            SampleFeed feed = newsroom.feeds().getFirst();
            String etag = get(http, server.address(feed), null)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();

            assertThat(get(http, server.address(feed), etag).statusCode()).isEqualTo(304);

            now.set(START.plusSeconds(600));
            assertThat(get(http, server.address(feed), etag).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<byte[]> get(
            HttpClient http, String address, @org.jspecify.annotations.Nullable String etag) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String contentType(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Type").orElseThrow();
    }
}
