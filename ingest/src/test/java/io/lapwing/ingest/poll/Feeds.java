package io.lapwing.ingest.poll;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.feed.FeedFormat;
import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.Reliability;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.source.SourceProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Sources and feeds for tests.
final class Feeds {
    private Feeds() {}

    static Source source(String id) {
        return source(id, Optional.empty());
    }

    static Source source(String id, Optional<Duration> interval) {
        var profile =
                new SourceProfile(id, "Sample", "Sample Publisher", "DE", "en", Reliability.B, false, false, List.of());
        return new FeedSource(profile, URI.create("https://" + id + ".example/feed"), interval);
    }

    static FeedEntry entry(String id, String body) {
        return new FeedEntry(id, "https://x.example/" + id, "Title " + id, body, null, null, null, List.of());
    }

    static Feed feed(FeedEntry... entries) {
        return new Feed(FeedFormat.RSS, "Sample", null, List.of(entries));
    }

    static Feed feedOf(Instant... dates) {
        return new Feed(
                FeedFormat.RSS,
                "Sample",
                null,
                Arrays.stream(dates)
                        .map(date -> new FeedEntry(date.toString(), null, "t", "", null, date, null, List.of()))
                        .toList());
    }
}
