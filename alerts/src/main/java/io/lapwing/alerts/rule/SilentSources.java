package io.lapwing.alerts.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Says why nothing comes: because it is quiet, or because the sources are down.
///
/// @param health how sources fare
record SilentSources(SourceHealth.Lookup health) {
    private static final int NAMED = 3;

    /// In a few words, such as `it is quiet: all of its 4 sources are read` or `2 of its 4 sources are down: wire (not
    /// read
    /// since …, dns)`.
    String say(Collection<String> sources, Instant now) {
        var down = new ArrayList<String>();
        int known = 0;
        for (String source : sources) {
            Optional<SourceHealth> found = health.of(source, now);
            known += found.isPresent() ? 1 : 0;
            found.filter(SourceHealth::down).ifPresent(one -> down.add(source + " (" + one.words() + ")"));
        }
        if (known == 0) {
            return "whether its sources are well is not known, they are not polled";
        }
        if (down.isEmpty()) {
            return known == 1 ? "it is quiet: its source is read" : "it is quiet: its " + known + " sources are read";
        }
        return down.size() == known
                ? (known == 1 ? "its source is down: " : "all of its " + known + " sources are down: ") + named(down)
                : down.size() + " of its " + known + " sources are down: " + named(down);
    }

    private static String named(List<String> down) {
        String names = String.join(", ", down.subList(0, Math.min(NAMED, down.size())));
        return down.size() > NAMED ? names + " and " + (down.size() - NAMED) + " more" : names;
    }
}
