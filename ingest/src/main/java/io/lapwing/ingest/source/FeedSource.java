package io.lapwing.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A feed; RSS, Atom, RDF or JSON Feed is told by what it answers.
///
/// @param profile what the list says of it
/// @param url address of the feed
/// @param pollInterval fixed time between two readings, if any
public record FeedSource(SourceProfile profile, URI url, Optional<Duration> pollInterval) implements Source {}
