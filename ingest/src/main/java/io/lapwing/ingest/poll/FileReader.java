package io.lapwing.ingest.poll;

import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.file.FilePiece;
import io.lapwing.ingest.file.FilePosition;
import io.lapwing.ingest.file.ReportFile;
import io.lapwing.ingest.source.FileSource;
import io.lapwing.record.Cursor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Reads a file on from where it was left.
final class FileReader {
    private FileReader() {}

    static Reading read(FileSource source, @Nullable Cursor cursor) {
        FilePosition left = FilePosition.parse(cursor == null ? null : cursor.getPosition());
        return switch (ReportFile.read(source, left)) {
            case FilePiece.Lines lines -> {
                String position = lines.position().text();
                var steps = new Reading.Steps(true, lines.more() ? position : null, position, false, 0);
                yield new Reading.Part(
                        lines.drafts(), false, false, steps, null, null, null, Duration.ZERO, null, lines.flaws());
            }
            case FilePiece.Unreadable(String detail) -> new Reading.Failed(FailureReason.FILE, detail, null);
        };
    }
}
