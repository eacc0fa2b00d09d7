package io.lapwing.ingest.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// Reads bodies up to a limit. What counts are decoded bytes, so that a small compressed body cannot become a huge one.
final class Body {
    private Body() {}

    /// The body; empty if it is longer than the limit, and then the rest is left unread.
    static Optional<byte[]> read(@Nullable HttpEntity entity, int limit) throws IOException {
        if (entity == null || entity.getContent() == null) {
            return Optional.of(new byte[0]);
        }
        InputStream in = entity.getContent();
        byte[] bytes = in.readNBytes(limit);
        return bytes.length == limit && in.read() >= 0 ? Optional.empty() : Optional.of(bytes);
    }

    /// The beginning of a body, as far as the limit.
    static byte[] head(@Nullable HttpEntity entity, int limit) throws IOException {
        return entity == null || entity.getContent() == null
                ? new byte[0]
                : entity.getContent().readNBytes(limit);
    }
}
