package io.lapwing.ingest.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed as it was read.
///
/// @param format the family of formats that it belongs to
/// @param title its title; may be empty
/// @param language BCP 47 tag that it declares
/// @param entries its entries in the order of the document
public record Feed(
        FeedFormat format, String title, @Nullable String language, List<FeedEntry> entries) implements FeedResult {}
