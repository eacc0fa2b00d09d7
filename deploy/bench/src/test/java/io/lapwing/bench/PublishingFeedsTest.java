package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PublishingFeedsTest {
    @Test
    void tally_reportsFoundOnceTwiceAndNever_tellsThemApart() throws Exception {
        // given
        try (var feeds = PublishingFeeds.start(3, new Random(1))) {
            feeds.stopPublishing();
            int published = feeds.tally().published();
            assertThat(published).isGreaterThanOrEqualTo(3);

            // when
            feeds.found("Sample entry 1 of feed 0");
            feeds.found("Sample entry 1 of feed 1");
            feeds.found("Sample entry 1 of feed 1");
            feeds.found("An entry that no feed shows");

            // then
            assertThat(feeds.tally().found()).isEqualTo(2);
            assertThat(feeds.tally().lost()).isEqualTo(published - 2);
            assertThat(feeds.tally().repeated()).isEqualTo(2);
            assertThat(feeds.tally().isExact()).isFalse();
        }
    }
}
