package io.lapwing.ingest.push;

import io.lapwing.ingest.push.InFlight.Lease;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.zip.GZIPInputStream;

/// Reads the body of a request piece by piece and stops as soon as it breaks a limit.
///
/// @param limits size and time
/// @param clock the time
record BodyReader(PushLimits limits, InstantSource clock) {
    private static final int PIECE = 16 * 1024;

    /// What a body turned out to be.
    sealed interface Read {
        /// Read to its end.
        record Whole(byte[] bytes) implements Read {}

        /// Cut off.
        record Refused(ProblemDetail problem) implements Read {}
    }

    /// Reads the bytes as they were sent.
    ///
    /// @param length what `Content-Length` says; negative if there is none
    Read raw(InputStream in, long length, Lease lease) {
        if (length > limits.maxBytes()) {
            return refused(ProblemKind.BODY_TOO_LARGE, tooLarge("it has " + length));
        }
        try {
            return read(in, lease, "it has more");
        } catch (IOException e) {
            return refused(ProblemKind.BODY_ENDED_EARLY, "the connection gave no more of it; send it again");
        }
    }

    /// Decompresses what was read.
    Read gunzip(byte[] raw, Lease lease) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(raw), PIECE)) {
            return read(in, lease, "decompressed it has more");
        } catch (IOException e) {
            return refused(
                    ProblemKind.NOT_GZIP,
                    "Content-Encoding says gzip, but the body cannot be decompressed: " + e.getMessage());
        }
    }

    private Read read(InputStream in, Lease lease, String excess) throws IOException {
        long deadline = clock.millis() + limits.readDeadline().toMillis();
        var whole = new ByteArrayOutputStream(PIECE);
        byte[] piece = new byte[PIECE];
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            whole.write(piece, 0, count);
            if (whole.size() > limits.maxBytes()) {
                return refused(ProblemKind.BODY_TOO_LARGE, tooLarge(excess));
            }
            if (!lease.grow(count)) {
                return refused(ProblemKind.BUSY, PushPublisher.BUSY);
            }
            if (clock.millis() > deadline) {
                return refused(
                        ProblemKind.BODY_TOO_SLOW,
                        "it must arrive within " + limits.readDeadline()
                                + " (lapwing.ingest.push.read-deadline); send less at once");
            }
        }
        return new Read.Whole(whole.toByteArray());
    }

    private String tooLarge(String what) {
        return "one request may have " + limits.maxBytes() + " bytes (lapwing.ingest.push.max-bytes), and " + what
                + "; send fewer reports at once";
    }

    private static Read refused(ProblemKind kind, String detail) {
        return new Read.Refused(ProblemDetail.of(kind, detail));
    }
}
