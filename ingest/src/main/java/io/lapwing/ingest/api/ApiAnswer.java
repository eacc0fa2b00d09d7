package io.lapwing.ingest.api;

import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Flaws;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an answer of an API gives.
public sealed interface ApiAnswer {
    /// A page of items.
    ///
    /// @param drafts the items, in the order of the answer
    /// @param onward position before the next page; null if there is none, or the run has gone as far as it may
    /// @param end position after this run, if it ends here
    /// @param flaws what is wrong with some of the items
    record Page(List<Draft> drafts, @Nullable ApiPosition onward, ApiPosition end, Flaws flaws) implements ApiAnswer {}

    /// Nothing that can be read.
    ///
    /// @param reason why, as a class
    /// @param detail why, in a few words
    record Unreadable(FailureReason reason, String detail) implements ApiAnswer {}
}
