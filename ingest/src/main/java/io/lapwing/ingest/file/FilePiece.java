package io.lapwing.ingest.file;

import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Flaws;
import java.util.List;

/// What reading a file once gives.
public sealed interface FilePiece {
    /// Some of its lines.
    ///
    /// @param drafts their reports, in the order of the file
    /// @param position where to go on
    /// @param more whether more can be read at once
    /// @param flaws lines that could not be taken
    record Lines(List<Draft> drafts, FilePosition position, boolean more, Flaws flaws) implements FilePiece {}

    /// Nothing that can be read.
    ///
    /// @param detail why, in a few words
    record Unreadable(String detail) implements FilePiece {}
}
