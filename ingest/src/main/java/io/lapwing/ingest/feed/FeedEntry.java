package io.lapwing.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a feed, as published.
///
/// @param guid the entry's own identifier
/// @param url its address; absolute wherever a base was known
/// @param title its title; may hold markup, may be empty
/// @param body its content, else its summary; may hold markup, may be empty
/// @param author who wrote it
/// @param publishedAt when it says that it was published, else when it was changed
/// @param language BCP 47 tag of the entry, else of the feed
/// @param categories its categories
public record FeedEntry(
        @Nullable String guid,
        @Nullable String url,
        String title,
        String body,
        @Nullable String author,
        @Nullable Instant publishedAt,
        @Nullable String language,
        List<String> categories) {}
