package io.lapwing.ingest.file;

import io.lapwing.ingest.source.PositionText;
import org.jspecify.annotations.Nullable;

/// Where the reading of a file was left.
///
/// @param offset bytes that have been read
/// @param line lines that have been read
/// @param head hash of the file's first bytes, by which a file that was put in its place is told; empty at the start
/// @param headLength how many bytes that are
/// @param tail length of a last line that is not complete, in bytes; 0 if there was none
public record FilePosition(long offset, long line, String head, int headLength, long tail) {
    /// Nothing has been read.
    public static final FilePosition START = new FilePosition(0, 0, "", 0, 0);

    /// The position that a cursor holds; the start if it holds none, or one of another kind of source.
    public static FilePosition parse(@Nullable String text) {
        return PositionText.read(text, FilePosition.class)
                .filter(position -> position.head() != null && position.offset() >= 0)
                .orElse(START);
    }

    /// As the cursor keeps it.
    public String text() {
        return PositionText.write(this);
    }
}
