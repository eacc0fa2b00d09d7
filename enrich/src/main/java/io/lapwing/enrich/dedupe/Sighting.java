package io.lapwing.enrich.dedupe;

import java.util.Set;

/// What is known of a report when it comes in.
public sealed interface Sighting {
    /// It was not seen before.
    record First() implements Sighting {}

    /// It is the same as one that was seen.
    ///
    /// @param id id of the report that it repeats; its own if the very same report came twice
    record Repeat(String id) implements Sighting {}

    /// It was seen before and has been edited since.
    ///
    /// @param id its id
    /// @param themes themes that the versions before had reached
    record Edit(String id, Set<String> themes) implements Sighting {}

    /// It was not seen before.
    static Sighting first() {
        return new First();
    }
}
