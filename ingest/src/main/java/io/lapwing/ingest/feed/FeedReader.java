package io.lapwing.ingest.feed;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads feeds of any format. Safe for use by many threads.
public final class FeedReader {
    private static final int HEAD = 512;
    private static final int LONGEST_NOISE = 8192;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\x00\\uFEFF\\uFFFE]+");
    private static final Pattern START =
            Pattern.compile("<\\?xml\\s|<(?:rss|feed|rdf:RDF|channel)[\\s>]", Pattern.CASE_INSENSITIVE);

    private final FeedParser xml = new XmlFeedParser();
    private final FeedParser json = new JsonFeedParser();

    /// Reads bytes as a feed.
    ///
    /// @param body the bytes, decompressed
    /// @param contentType the `Content-Type` they came with
    /// @param base address that they came from
    public FeedResult read(byte[] body, @Nullable String contentType, @Nullable URI base) {
        String text = Encodings.decode(body, contentType);
        String start = text.substring(begin(text));
        if (start.isEmpty()) {
            return new NotAFeed("is empty");
        }
        return switch (start.charAt(0)) {
            case '{' -> json.parse(start, base);
            case '<' -> isHtml(start) ? new NotAFeed("is an HTML page, not a feed") : xml.parse(start, base);
            default -> new NotAFeed("is neither XML nor JSON; it begins with '" + excerpt(start) + "'");
        };
    }

    /// Where the document begins: behind blanks, marks, and what a server printed in front of it by mistake.
    private static int begin(String text) {
        Matcher blank = BLANK.matcher(text);
        int first = blank.lookingAt() ? blank.end() : 0;
        if (first == text.length() || text.charAt(first) == '<' || text.charAt(first) == '{') {
            return first;
        }
        Matcher start = START.matcher(text).region(first, Math.min(text.length(), first + LONGEST_NOISE));
        return start.find() ? start.start() : first;
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
