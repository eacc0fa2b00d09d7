package io.lapwing.ingest.feed;

/// What was read is not a feed.
///
/// @param reason why, as the end of a sentence that begins with the feed's address
public record NotAFeed(String reason) implements FeedResult {}
