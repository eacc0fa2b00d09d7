package io.lapwing.cli.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report of the sample newsroom. Sample data.
///
/// @param feed id of the feed that carries it
/// @param id its id within the newsroom
/// @param title its title
/// @param body its body, with markup as real feeds have it
/// @param author the desk that wrote it
/// @param ago how long before the start it was published
/// @param after how long after the start it is published; exactly one of the two is given
/// @param themes the themes it belongs to, for tests
/// @param kind what part it plays: original, repeat, rewrite, correction, noise or near-miss
/// @param story what it reports on, shared by reports of one event
/// @param link path of its page on the feed's own site
/// @param url full address of its page, where two feeds share one
public record SampleReport(
        String feed,
        String id,
        String title,
        String body,
        @Nullable String author,
        @Nullable Duration ago,
        @Nullable Duration after,
        List<String> themes,
        String kind,
        @Nullable String story,
        @Nullable String link,
        @Nullable String url) {

    /// When it is published, given when the newsroom started.
    public Instant publishedAt(Instant start) {
        if (after != null) {
            return start.plus(after);
        }
        return ago == null ? start : start.minus(ago);
    }

    /// The address of its page. Hosts end in `.example`, which is reserved and leads nowhere.
    public String address() {
        return url != null ? url : "https://" + feed + ".example" + link;
    }
}
