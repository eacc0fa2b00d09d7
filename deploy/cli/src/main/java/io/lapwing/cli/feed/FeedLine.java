package io.lapwing.cli.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.ingest.feed.FeedEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `lapwing feed` prints.
public sealed interface FeedLine {
    /// An entry.
    ///
    /// @param source the argument or file that it comes from
    /// @param id its identifier, else its address
    /// @param title its title without markup
    /// @param url its address
    /// @param publishedAt when it was published
    /// @param text its text without markup
    /// @param author who wrote it
    @JsonPropertyOrder({"source", "id", "title", "url", "publishedAt", "text", "author"})
    record Entry(
            String source,
            @Nullable String id,
            String title,
            @Nullable String url,
            @Nullable Instant publishedAt,
            String text,
            @Nullable String author)
            implements FeedLine {
        static Entry of(String source, FeedEntry entry, TextCleaner cleaner) {
            return new Entry(
                    source,
                    entry.guid() == null ? entry.url() : entry.guid(),
                    cleaner.title(entry.title()),
                    entry.url(),
                    entry.publishedAt(),
                    cleaner.text(entry.body()),
                    entry.author());
        }
    }

    /// A source that cannot be read as a feed.
    ///
    /// @param source the argument or file
    /// @param error why
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Unreadable(String source, String error) implements FeedLine {}
}
