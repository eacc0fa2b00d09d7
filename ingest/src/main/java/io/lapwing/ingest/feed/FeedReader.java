package io.lapwing.ingest.feed;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads feeds of any format. Safe for use by many threads.
public final class FeedReader {
    private static final int HEAD = 512;

    private final FeedParser xml = new XmlFeedParser();
    private final FeedParser json = new JsonFeedParser();

    /// Reads bytes as a feed.
    ///
    /// @param body the bytes, decompressed
    /// @param contentType the `Content-Type` they came with
    /// @param base address that they came from
    public FeedResult read(byte[] body, @Nullable String contentType, @Nullable URI base) {
        String text = Encodings.decode(body, contentType);
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return new NotAFeed("is empty");
        }
        return switch (start.charAt(0)) {
            case '{' -> json.parse(start, base);
            case '<' -> isHtml(start) ? new NotAFeed("is an HTML page, not a feed") : xml.parse(start, base);
            default -> new NotAFeed("is neither XML nor JSON; it begins with '" + excerpt(start) + "'");
        };
    }

    private static boolean isHtml(String text) {
        String head = text.substring(0, Math.min(HEAD, text.length())).toLowerCase(Locale.ROOT);
        return head.startsWith("<html") || head.startsWith("<!doctype html");
    }

    private static String excerpt(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(20)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
