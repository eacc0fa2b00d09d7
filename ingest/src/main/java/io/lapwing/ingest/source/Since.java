package io.lapwing.ingest.source;

import java.time.Duration;

/// From when on an API is asked for items: what `{since}` in its address becomes.
///
/// @param form how the moment is written
/// @param first how far back the first reading goes
/// @param overlap how much earlier than the newest item known a later reading begins, for items that appear late
public record Since(DateForm form, Duration first, Duration overlap) {
    /// What stands in the address for the moment.
    public static final String PLACE = "{since}";
}
