package io.lapwing.alerts.rule;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a rule remembers of the signals that met its condition, beyond the alert itself. Each kind of rule uses its
/// part.
///
/// @param hits when what counted came, for a count
/// @param recent the reports behind it, newest first, for a count, a spike or an absence
/// @param rate how many there are and how many there usually are, for a spike
/// @param seenAt when the group was last seen, for a first sighting
/// @param sources when each source last gave one, for an absence
/// @param theme theme of the latest signal, for an absence
record Memory(
        Hits hits,
        List<Citation> recent,
        @Nullable Rate rate,
        @Nullable Instant seenAt,
        SortedMap<String, Instant> sources,
        @Nullable String theme) {
    static final Memory NONE = new Memory(Hits.NONE, List.of(), null, null, new TreeMap<>(), null);

    Memory {
        recent = List.copyOf(recent);
        sources = Collections.unmodifiableSortedMap(sources);
    }

    Memory counting(Hits latest, List<Citation> reports) {
        return new Memory(latest, reports, rate, seenAt, sources, theme);
    }

    Memory rated(@Nullable Rate latest, List<Citation> reports) {
        return new Memory(hits, reports, latest, seenAt, sources, theme);
    }

    Memory seen(Instant at) {
        return new Memory(hits, recent, rate, at, sources, theme);
    }

    Memory watching(SortedMap<String, Instant> latest, List<Citation> reports, String ofTheme) {
        return new Memory(hits, reports, rate, seenAt, latest, ofTheme);
    }
}
