package io.lapwing.ingest.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Positions of sources as their cursors keep them: JSON of the record that the kind of source uses.
public final class PositionText {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private PositionText() {}

    /// The position that a cursor holds; empty if it holds none, or one that a source of another kind left there.
    public static <T> Optional<T> read(@Nullable String text, Class<T> kind) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(text, kind));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // of another kind: what it says means nothing here
        }
    }

    /// A position as the cursor keeps it.
    public static String write(Object position) {
        try {
            return MAPPER.writeValueAsString(position);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a position cannot be written as JSON", e);
        }
    }
}
