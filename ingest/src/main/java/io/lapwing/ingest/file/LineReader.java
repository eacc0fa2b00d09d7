package io.lapwing.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Takes a stream of bytes apart into lines, holding no more than one line of bounded length.
final class LineReader {
    private final InputStream in;
    private final int longest;
    private long read;

    /// @param in a buffered stream
    /// @param longest longest line that is kept, in bytes
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// A line without its end.
    ///
    /// @param bytes its bytes; those beyond the longest that is kept are missing
    /// @param length its length in the stream, its end included
    /// @param isTooLong whether bytes are missing
    /// @param isEnded whether it has an end; the last line of a file that is being written may have none
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(byte[] bytes, long length, boolean isTooLong, boolean isEnded) {}

    /// The next line; null at the end of the stream.
    @Nullable
    Line next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        long length = 0;
        boolean tooLong = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            length++;
            if (b == '\n') {
                return line(bytes, length, tooLong, true);
            }
            if (bytes.size() < longest) {
                bytes.write(b);
            } else {
                tooLong = true;
            }
        }
        return length == 0 ? null : line(bytes, length, tooLong, false);
    }

    /// Bytes of the lines so far.
    long read() {
        return read;
    }

    private Line line(ByteArrayOutputStream bytes, long length, boolean tooLong, boolean ended) {
        read += length;
        return new Line(bytes.toByteArray(), length, tooLong, ended);
    }
}
