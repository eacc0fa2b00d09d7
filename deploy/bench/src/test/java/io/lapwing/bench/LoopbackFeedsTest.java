package io.lapwing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class LoopbackFeedsTest {
    @Test
    void feeds_askedTwice_answerWithABodyAndThenThatNothingChanged() throws Exception {
        try (var feeds = LoopbackFeeds.start(
                        feed -> new LoopbackFeeds.Page("\"v1\"", ("feed " + feed).getBytes(UTF_8)));
                HttpClient client = HttpClient.newHttpClient()) {
            // given
            URI address = URI.create(feeds.address(251));
            assertThat(address.getHost()).isEqualTo("127.1.1.2");

            // when
            var first = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
            var second = client.send(
                    HttpRequest.newBuilder(address)
                            .header("If-None-Match", "\"v1\"")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            // then
            assertThat(first.body()).isEqualTo("feed 251");
            assertThat(second.statusCode()).isEqualTo(304);
            assertThat(feeds.asked().bodies()).isEqualTo(1);
            assertThat(feeds.asked().unchanged()).isEqualTo(1);
            assertThat(feeds.asked().feeds()).isEqualTo(1);
        }
    }
}
