package io.lapwing.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed as it was read.
///
/// @param format the family of formats that it belongs to
/// @param title its title; may be empty
/// @param language BCP 47 tag that it declares
/// @param entries its entries in the order of the document
/// @param hints when it asks to be read
public record Feed(
        FeedFormat format, String title, @Nullable String language, List<FeedEntry> entries, FeedHints hints)
        implements FeedResult {
    /// A feed that does not say when to read it.
    public Feed(FeedFormat format, String title, @Nullable String language, List<FeedEntry> entries) {
        this(format, title, language, entries, FeedHints.NONE);
    }

    /// The same feed with these hints.
    Feed with(FeedHints told) {
        return new Feed(format, title, language, entries, told);
    }
}
