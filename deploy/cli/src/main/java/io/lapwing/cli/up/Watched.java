package io.lapwing.cli.up;

import io.lapwing.ingest.source.SourceList;
import java.nio.file.Path;

/// What a run watches.
public sealed interface Watched {
    /// The sample newsroom, served on this machine.
    record Newsroom() implements Watched {}

    /// The list that is shipped, on the open web.
    record Live() implements Watched {}

    /// A list that a person wrote.
    ///
    /// @param list the file
    record Listed(Path list) implements Watched {}

    /// Reads the list, so that its problems are told before anything starts.
    ///
    /// @throws io.lapwing.runtime.config.ConfigException naming every problem
    default void check() {
        switch (this) {
            case Newsroom _ -> {
                // its list is made when its port is known
            }
            case Live _ -> SourceList.shipped();
            case Listed(Path list) -> SourceList.load(list);
        }
    }
}
