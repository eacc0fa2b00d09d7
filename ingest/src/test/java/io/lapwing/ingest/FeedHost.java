package io.lapwing.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A web host whose feeds a test changes while it runs. Answers conditional requests as a good host does.
final class FeedHost implements AutoCloseable {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private final Map<String, StubMapping> conditional = new HashMap<>();

    FeedHost() {
        server.start();
    }

    String url(String feed) {
        return server.baseUrl() + "/" + feed;
    }

    /// Shows these entries from now on.
    void show(String feed, String... titles) {
        String etag = "\"" + String.join("|", titles).hashCode() + "\"";
        server.stubFor(get(urlPathEqualTo("/" + feed))
                .atPriority(2)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/rss+xml")
                        .withHeader("ETag", etag)
                        .withBody(rss(feed, List.of(titles)))));
        StubMapping unchanged = server.stubFor(get(urlPathEqualTo("/" + feed))
                .atPriority(1)
                .withHeader("If-None-Match", equalTo(etag))
                .willReturn(aResponse().withStatus(304)));
        StubMapping before = conditional.put(feed, unchanged);
        if (before != null) {
            server.removeStub(before);
        }
    }

    void fail(String feed, int status) {
        answer(feed, aResponse().withStatus(status));
    }

    /// Answers so from now on.
    void answer(String feed, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo("/" + feed)).atPriority(1).willReturn(answer));
    }

    /// When each request for these feeds came, in milliseconds since 1970, oldest first.
    List<Long> requests(String... feeds) {
        return List.of(feeds).stream()
                .flatMap(feed -> server.findAll(getRequestedFor(urlPathEqualTo("/" + feed))).stream())
                .map(request -> request.getLoggedDate().getTime())
                .sorted()
                .toList();
    }

    /// A source list of feeds of this host, each polled every second.
    Path list(Path folder, String... feeds) throws IOException {
        String sources = List.of(feeds).stream()
                .map(feed -> """
                      - id: %s
                        name: Sample %s
                        url: %s
                        kind: rss
                        publisher: Sample Publisher
                        country: DE
                        language: en
                        reliability: B
                        poll_interval: PT1S
                    """.formatted(feed, feed, url(feed)))
                .collect(Collectors.joining());
        return Files.writeString(
                folder.resolve("sources.yaml"), "sources:" + (sources.isEmpty() ? " []" : "\n" + sources));
    }

    private static String rss(String feed, List<String> titles) {
        String items = titles.stream()
                .map(title -> "<item><guid isPermaLink=\"false\">" + feed + "/" + title.hashCode() + "</guid><link>"
                        + "https://" + feed + ".example/" + title.replace(' ', '-') + "?utm_source=rss</link><title>"
                        + title + "</title><description>About " + title + "</description></item>")
                .collect(Collectors.joining());
        return "<rss version=\"2.0\"><channel><title>" + feed + "</title><link>https://" + feed
                + ".example/</link><description>Sample</description>" + items + "</channel></rss>";
    }

    @Override
    public void close() {
        server.stop();
    }
}
