package io.lapwing.ingest.feed;

/// What reading bytes as a feed gives: a [Feed], or the reason why it is none.
public sealed interface FeedResult permits Feed, NotAFeed {}
