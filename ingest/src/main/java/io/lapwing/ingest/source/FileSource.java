package io.lapwing.ingest.source;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A file of reports, one JSON object a line, that may grow. Every instance must find it at this path.
///
/// @param profile what the list says of it
/// @param path where it is; absolute
/// @param pollInterval fixed time between two readings, if any
public record FileSource(SourceProfile profile, Path path, Optional<Duration> pollInterval) implements Source {
    @Override
    public URI url() {
        return path.toUri();
    }
}
