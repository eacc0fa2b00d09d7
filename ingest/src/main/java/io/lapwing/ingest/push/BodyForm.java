package io.lapwing.ingest.push;

import io.javalin.http.Header;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the headers of a request say of the form of its body.
sealed interface BodyForm {
    /// The content types that are accepted.
    Set<String> TYPES = new TreeSet<>(
            Set.of("application/json", "application/x-ndjson", "application/ndjson", "application/jsonl", "text/json"));

    /// The encodings that are accepted.
    String ENCODINGS = "gzip, identity";

    /// As it is.
    record Plain() implements BodyForm {}

    /// Compressed.
    record Gzip() implements BodyForm {}

    /// A type or an encoding that is not accepted.
    record Refused(ProblemDetail problem) implements BodyForm {}

    /// @param header gives a header's value by its name
    static BodyForm of(Function<String, @Nullable String> header) {
        if (!Media.isAccepted(header.apply(Header.CONTENT_TYPE))) {
            return refused(
                    ProblemKind.UNSUPPORTED_TYPE,
                    "Content-Type must be one of " + String.join(", ", TYPES) + ", in UTF-8");
        }
        String encoding = header.apply(Header.CONTENT_ENCODING);
        return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> new Plain();
            case "gzip", "x-gzip" -> new Gzip();
            default ->
                refused(
                        ProblemKind.UNSUPPORTED_ENCODING,
                        "Content-Encoding must be gzip, or absent where the body is not compressed");
        };
    }

    private static BodyForm refused(ProblemKind kind, String detail) {
        return new Refused(ProblemDetail.of(kind, detail));
    }

    /// The reading of a content type.
    final class Media {
        private static final Pattern CHARSET =
                Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

        private Media() {}

        private static boolean isAccepted(@Nullable String contentType) {
            if (contentType == null) {
                return false;
            }
            var charset = CHARSET.matcher(contentType);
            return TYPES.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                    && (!charset.find() || charset.group(1).equalsIgnoreCase("utf-8"));
        }
    }
}
