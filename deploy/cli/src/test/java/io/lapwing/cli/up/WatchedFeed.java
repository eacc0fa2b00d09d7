package io.lapwing.cli.up;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// An RSS feed that a test publishes to.
final class WatchedFeed {
    private final WireMockServer server;
    private final String path;
    private final List<String> items = new ArrayList<>();

    WatchedFeed(WireMockServer server, String path) {
        this.server = server;
        this.path = path;
        serve();
    }

    String address() {
        return "http://127.0.0.1:" + server.port() + path;
    }

    int published() {
        return items.size();
    }

    void publish(String title, String body) {
        int number = items.size() + 1;
        items.addFirst("""
            <item><guid isPermaLink="false">item-%d</guid><link>https://feed.example%s/%d</link>
            <title>%s</title><description>%s</description><pubDate>%s</pubDate></item>
            """.formatted(
                number,
                path,
                number,
                title,
                body,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC))));
        serve();
    }

    private void serve() {
        server.stubFor(get(path)
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/rss+xml")
                        .withBody("<rss version=\"2.0\"><channel><title>Test"
                                + " feed</title><link>https://feed.example/</link>"
                                + "<description>x</description>" + String.join("", items)
                                + "</channel></rss>")));
    }
}
