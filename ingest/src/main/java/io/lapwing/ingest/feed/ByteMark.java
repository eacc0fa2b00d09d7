package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// How the first bytes show the encoding: a byte order mark, or how `<` and `{` are written in UTF-16 and UTF-32.
///
/// @param charset the encoding
/// @param bytes the first bytes, one a character
/// @param length how many of them are no text
record ByteMark(Charset charset, String bytes, int length) {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final int LONGEST = 4;
    /// Longer ones first, because some begin like shorter ones.
    private static final List<ByteMark> ALL = List.of(
            new ByteMark(UTF_32BE, "\u0000\u0000\u00FE\u00FF", 4),
            new ByteMark(UTF_32LE, "\u00FF\u00FE\u0000\u0000", 4),
            new ByteMark(UTF_32BE, "\u0000\u0000\u0000<", 0),
            new ByteMark(UTF_32LE, "<\u0000\u0000\u0000", 0),
            new ByteMark(UTF_32BE, "\u0000\u0000\u0000{", 0),
            new ByteMark(UTF_32LE, "{\u0000\u0000\u0000", 0),
            new ByteMark(UTF_8, "\u00EF\u00BB\u00BF", 3),
            new ByteMark(UTF_16BE, "\u00FE\u00FF", 2),
            new ByteMark(UTF_16LE, "\u00FF\u00FE", 2),
            new ByteMark(UTF_16BE, "\u0000<", 0),
            new ByteMark(UTF_16LE, "<\u0000", 0),
            new ByteMark(UTF_16BE, "\u0000{", 0),
            new ByteMark(UTF_16LE, "{\u0000", 0));

    static Optional<ByteMark> of(byte[] body) {
        String head = new String(body, 0, Math.min(body.length, LONGEST), ISO_8859_1);
        return ALL.stream().filter(mark -> head.startsWith(mark.bytes)).findFirst();
    }
}
