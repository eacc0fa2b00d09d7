package io.lapwing.ingest.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Reads one family of formats. Whatever the text is, it gives a result and throws nothing.
interface FeedParser {
    /// Reads a document.
    ///
    /// @param text the decoded document
    /// @param base address that it was read from, against which relative links are resolved
    FeedResult parse(String text, @Nullable URI base);
}
