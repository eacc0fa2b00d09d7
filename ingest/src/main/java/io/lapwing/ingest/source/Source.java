package io.lapwing.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Something that is polled. Each kind says how it is read; what is known of its publisher is the same for all.
public sealed interface Source permits FeedSource, JsonApiSource, FileSource {
    /// What the list says of it and of its publisher.
    SourceProfile profile();

    /// Where it is read.
    URI url();

    /// Time between two readings, where the list sets one.
    Optional<Duration> pollInterval();

    /// Its id in the list.
    default String id() {
        return profile().id();
    }

    /// Its address as it stands in the list; when that is edited, the source is read as if it were new.
    default String address() {
        return url().toString();
    }
}
