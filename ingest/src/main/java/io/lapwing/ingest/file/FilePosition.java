package io.lapwing.ingest.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// The position that a cursor holds; the start if it holds none, or one of another kind of source.
    public static FilePosition parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            FilePosition position = MAPPER.readValue(text, FilePosition.class);
            return position.head() == null || position.offset() < 0 ? START : position;
        } catch (JsonProcessingException e) {
            return START; // left by a source that was of another kind
        }
    }

    /// As the cursor keeps it.
    public String text() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a position cannot be written as JSON", e);
        }
    }
}
