package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Encodings by the names that hosts and documents give them. A name that stands for a narrower encoding than is used
/// in
/// practice is read as the wider one, as browsers do.
final class CharsetNames {
    private static final Pattern HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']?\\s*([\\w.:-]+)");
    private static final Pattern WINDOWS = Pattern.compile("(?:win|windows|cp|x-cp)[-_]?(125\\d|874|932|936|949|950)");
    private static final int DECLARATION_LIMIT = 512;
    /// `<?x` in EBCDIC.
    private static final String EBCDIC_START = "Lo§";

    private static final Charset EBCDIC = Charset.forName("IBM037");
    private static final Map<String, String> WIDER = Map.ofEntries(
            Map.entry("GB2312", "GB18030"),
            Map.entry("GBK", "GB18030"),
            Map.entry("x-mswin-936", "GB18030"),
            Map.entry("Big5", "Big5-HKSCS"),
            Map.entry("x-windows-950", "Big5-HKSCS"),
            Map.entry("ISO-8859-1", "windows-1252"),
            Map.entry("US-ASCII", "windows-1252"),
            Map.entry("Shift_JIS", "windows-31j"),
            Map.entry("EUC-KR", "x-windows-949"),
            Map.entry("TIS-620", "x-windows-874"),
            Map.entry("x-iso-8859-11", "x-windows-874"),
            Map.entry("ISO-8859-9", "windows-1254"));

    private CharsetNames() {}

    static Optional<Charset> ofHeader(@Nullable String contentType) {
        return contentType == null ? Optional.empty() : named(HEADER.matcher(contentType));
    }

    static Optional<Charset> ofDeclaration(byte[] body) {
        int length = Math.min(body.length, DECLARATION_LIMIT);
        String start = new String(body, 0, Math.min(length, 3), ISO_8859_1);
        String head = new String(body, 0, length, start.equals(EBCDIC_START) ? EBCDIC : US_ASCII);
        return named(DECLARATION.matcher(head));
    }

    /// The encoding of a name; empty if nobody knows it, which is as good as none.
    static Optional<Charset> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Matcher windows = WINDOWS.matcher(lower);
        if (windows.matches()) {
            return java(windows.group(1).length() == 4 ? "windows-" + windows.group(1) : "ms" + windows.group(1));
        }
        return java(lower).or(() -> java(lower.replace('_', '-')));
    }

    /// Whether text in this encoding can begin as documents without a mark do: with one byte for one sign.
    static boolean writesAsciiAsItIs(Charset charset) {
        return !charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32");
    }

    private static Optional<Charset> named(Matcher matcher) {
        return matcher.find() ? find(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> java(String name) {
        try {
            Charset charset = Charset.forName(name);
            return Optional.of(Charset.forName(WIDER.getOrDefault(charset.name(), charset.name())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
