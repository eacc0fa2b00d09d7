package io.lapwing.ingest.source;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An API that answers with JSON.
///
/// @param profile what the list says of it
/// @param template address of its first page, with `{since}` where the moment goes
/// @param pollInterval fixed time between two readings, if any
/// @param fields where its answers have what
/// @param paging how it is asked for more
/// @param since what `{since}` becomes; empty where the address has none
/// @param headers headers that it is asked with
public record JsonApiSource(
        SourceProfile profile,
        String template,
        Optional<Duration> pollInterval,
        ItemFields fields,
        Paging paging,
        Optional<Since> since,
        List<HeaderTemplate> headers)
        implements Source {
    @Override
    public URI url() {
        return URI.create(template.replace(Since.PLACE, "%7Bsince%7D"));
    }

    @Override
    public String address() {
        return template;
    }
}
