package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decodes documents whose encoding may be named in several places, or wrongly.
///
/// In this order: byte order mark; UTF-8, if the bytes are valid UTF-8 beyond ASCII, since text in another encoding
/// practically never is; the HTTP header; the XML declaration; Windows-1252. A name that stands for a narrower
/// encoding than is used in practice is read as the wider one, as browsers do.
final class Encodings {
    private static final Pattern HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final int DECLARATION_LIMIT = 512;
    private static final Map<String, String> WIDER = Map.of(
            "gb2312", "GB18030",
            "gbk", "GB18030",
            "x-gbk", "GB18030",
            "big5", "Big5-HKSCS",
            "iso-8859-1", "windows-1252",
            "us-ascii", "windows-1252",
            "ascii", "windows-1252",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949",
            "iso-8859-9", "windows-1254");

    private Encodings() {}

    static String decode(byte[] body, @Nullable String contentType) {
        Optional<Mark> mark = Mark.of(body);
        if (mark.isPresent()) {
            return new String(body, mark.get().length, body.length - mark.get().length, mark.get().charset);
        }
        Optional<String> utf8 = strictly(UTF_8, body);
        if (utf8.isPresent() && utf8.get().length() < body.length) {
            return utf8.get();
        }
        return header(contentType)
                .flatMap(charset -> strictly(charset, body))
                .or(() -> declaration(body).map(charset -> new String(body, charset)))
                .or(() -> utf8)
                .orElseGet(() -> new String(body, wide("iso-8859-1").orElse(ISO_8859_1)));
    }

    private static Optional<Charset> header(@Nullable String contentType) {
        return contentType == null ? Optional.empty() : named(HEADER.matcher(contentType));
    }

    private static Optional<Charset> declaration(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, DECLARATION_LIMIT), US_ASCII);
        return named(DECLARATION.matcher(head));
    }

    private static Optional<Charset> named(Matcher matcher) {
        return matcher.find() ? wide(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> wide(String name) {
        String wider = WIDER.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        try {
            return Optional.of(Charset.forName(wider));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an unknown name is as good as none
        }
    }

    private static Optional<String> strictly(Charset charset, byte[] body) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// How the first bytes show the encoding: a byte order mark, or `<` in UTF-16.
    ///
    /// @param charset the encoding
    /// @param bytes the first bytes, one a character
    /// @param length how many of them are no text
    private record Mark(Charset charset, String bytes, int length) {
        private static final List<Mark> ALL = List.of(
                new Mark(UTF_8, "\u00EF\u00BB\u00BF", 3),
                new Mark(UTF_16BE, "\u00FE\u00FF", 2),
                new Mark(UTF_16LE, "\u00FF\u00FE", 2),
                new Mark(UTF_16BE, "\u0000<", 0),
                new Mark(UTF_16LE, "<\u0000", 0));

        static Optional<Mark> of(byte[] body) {
            String head = new String(body, 0, Math.min(body.length, 3), ISO_8859_1);
            return ALL.stream().filter(mark -> head.startsWith(mark.bytes)).findFirst();
        }
    }
}
