package io.lapwing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SweepFeedsTest {
    @Test
    void page_beforeAndAfterOneTenthPublish_hasThirtyEntriesAndChangesInOneTenth() {
        // given
        var feeds = new SweepFeeds();
        LoopbackFeeds.Page lively = feeds.page(20);
        LoopbackFeeds.Page quiet = feeds.page(21);

        // when
        feeds.publish();

        // then
        assertThat(new String(lively.body(), UTF_8).split("<item>", -1)).hasSize(SweepFeeds.ENTRIES + 1);
        assertThat(feeds.page(20).etag()).isNotEqualTo(lively.etag());
        assertThat(feeds.page(21)).isEqualTo(quiet);
        assertThat(feeds.bytes(100) / 100).isBetween(30_000L, 45_000L);
    }
}
