package io.lapwing.ingest.file;

import io.lapwing.ingest.file.LineReader.Line;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Flaws;
import io.lapwing.ingest.push.ReportLine;
import io.lapwing.ingest.source.FileSource;
import io.lapwing.ingest.source.SourceProfile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Reads a file of reports bit by bit. A line that cannot be taken is named and left out; a file that is shorter than
/// it was, or begins otherwise, is another file and read from its beginning.
public final class ReportFile {
    /// Lines that one reading takes at most.
    static final int MOST_LINES = 1_000;
    /// Bytes after which a reading ends.
    static final long MOST_BYTES = 4L * 1024 * 1024;
    /// Longest line, in bytes.
    static final int LONGEST_LINE = 1024 * 1024;

    private static final int HEAD = 256;
    private static final int BUFFER = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final SourceProfile profile;
    private final Flaws.Gathering flaws = new Flaws.Gathering();
    private final List<Draft> drafts = new ArrayList<>();

    private ReportFile(SourceProfile profile) {
        this.profile = profile;
    }

    /// Reads on.
    ///
    /// @param position where the file was left
    public static FilePiece read(FileSource source, FilePosition position) {
        Path path = source.path();
        if (Files.isDirectory(path)) {
            return new FilePiece.Unreadable(path + " is a folder, not a file");
        }
        try (FileChannel file = FileChannel.open(path)) {
            return new ReportFile(source.profile()).read(path, file, position);
        } catch (NoSuchFileException e) {
            return new FilePiece.Unreadable("there is no file " + path);
        } catch (AccessDeniedException e) {
            return new FilePiece.Unreadable("reading " + path + " is not permitted");
        } catch (IOException e) {
            return new FilePiece.Unreadable(path + " cannot be read: " + e.getMessage());
        }
    }

    private FilePiece read(Path path, FileChannel file, FilePosition left) throws IOException {
        FilePosition start = left;
        if (file.size() < left.offset() || !head(file, left.headLength()).equals(left.head())) {
            flaws.remark("the file is not the one that was read before and is read from its beginning");
            start = FilePosition.START;
        }
        long size = file.size();
        file.position(start.offset());
        var lines = new LineReader(new BufferedInputStream(Channels.newInputStream(file), BUFFER), LONGEST_LINE);
        long line = start.line();
        long done = 0;
        Line next;
        while (line - start.line() < MOST_LINES && done < MOST_BYTES && (next = lines.next()) != null) {
            if (!next.isEnded() && !isWhole(next)) {
                return tail(path, file, start, start.offset() + done, line, next);
            }
            done = lines.read();
            take(next, line + 1);
            line += next.isEnded() ? 1 : 0; // what is added to a line without end belongs to that line
        }
        long offset = start.offset() + done;
        return piece(file, offset, line, 0, offset < size);
    }

    /// What the file ends with is no whole line: its writer may still be at it. If nothing was added since it was seen
    /// last, it is reported.
    private FilePiece tail(Path path, FileChannel file, FilePosition start, long offset, long line, Line tail)
            throws IOException {
        if (drafts.isEmpty() && offset == start.offset() && tail.length() == start.tail()) {
            return new FilePiece.Unreadable("line " + (line + 1) + " of " + path
                    + " has no end and is no complete report; nothing was added to it since the last reading");
        }
        return piece(file, offset, line, tail.length(), false);
    }

    private FilePiece piece(FileChannel file, long offset, long line, long tail, boolean more) throws IOException {
        int headLength = (int) Math.min(HEAD, offset);
        var position = new FilePosition(offset, line, head(file, headLength), headLength, tail);
        return new FilePiece.Lines(List.copyOf(drafts), position, more, flaws.flaws());
    }

    /// Whether a line without end is complete: no beginning of a JSON object is a JSON object.
    private boolean isWhole(Line line) {
        return !line.isTooLong()
                && (isBlank(line.bytes()) || ReportLine.read(profile, line.bytes()) instanceof ReportLine.Read.Report);
    }

    private void take(Line line, long number) {
        if (line.isTooLong()) {
            flaws.skip("line " + number + " is longer than " + LONGEST_LINE + " bytes");
            return;
        }
        byte[] bytes = number == 1 ? withoutMark(line.bytes()) : line.bytes();
        if (isBlank(bytes)) {
            return;
        }
        switch (ReportLine.read(profile, bytes)) {
            case ReportLine.Read.Report(Draft draft) -> drafts.add(draft);
            case ReportLine.Read.Bad(String message) -> flaws.skip("line " + number + " " + message);
        }
    }

    private static byte[] withoutMark(byte[] bytes) {
        boolean marked = bytes.length >= BYTE_ORDER_MARK.length
                && java.util.Arrays.equals(
                        bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        return marked ? java.util.Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length) : bytes;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private static String head(FileChannel file, int length) throws IOException {
        if (length == 0) {
            return "";
        }
        var bytes = java.nio.ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) >= 0) {
            // reads until the buffer is full or the file ends
        }
        try {
            bytes.flip();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
