package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/// Decodes documents whose encoding may be named in several places, or wrongly.
///
/// In this order: byte order mark, or the pattern of zeros that UTF-16 and UTF-32 show; UTF-8, if the bytes are valid
/// UTF-8 beyond ASCII, since text in another encoding practically never is; the HTTP header; the XML declaration; the
/// statistics of the bytes; Windows-1252. A name is believed only if the bytes can be what it says; one that says Latin
/// while the bytes come in runs, as no Latin text has them, gives way to the statistics. If bytes are damaged, the
/// first
/// encoding in which nearly all of them have a meaning is taken.
final class Encodings {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SNIFFED_BYTES = 256 * 1024;
    /// One damaged character among so many is damage; more of them are a wrong encoding.
    private static final int SOUND_PER_DAMAGED = 20;
    private static final int FEWEST_IN_RUNS = 8;
    private static final double MOSTLY = 0.9;
    private static final char DAMAGED = '\uFFFD';

    private Encodings() {}

    static String decode(byte[] body, @Nullable String contentType) {
        Optional<ByteMark> mark = ByteMark.of(body);
        if (mark.isPresent()) {
            return marked(body, mark.get());
        }
        Optional<String> utf8 = strictly(UTF_8, body);
        if (utf8.isPresent() && utf8.get().length() < body.length) {
            return utf8.get();
        }
        List<Charset> named = Stream.of(CharsetNames.ofHeader(contentType), CharsetNames.ofDeclaration(body))
                .flatMap(Optional::stream)
                .filter(CharsetNames::writesAsciiAsItIs)
                .toList();
        for (Charset charset : named) {
            Optional<String> text = isDoubtful(charset, body) ? Optional.empty() : strictly(charset, body);
            if (text.isPresent()) {
                return text.get();
            }
        }
        return utf8.orElseGet(() -> guessed(body, named));
    }

    private static String marked(byte[] body, ByteMark mark) {
        if (mark.charset().equals(UTF_8)) {
            return MixedUtf8.decode(body, mark.length());
        }
        return new String(body, mark.length(), body.length - mark.length(), mark.charset());
    }

    private static String guessed(byte[] body, List<Charset> named) {
        if (MixedUtf8.isLikely(body)) {
            return MixedUtf8.decode(body, 0);
        }
        var candidates = new ArrayList<Charset>();
        Charset sniffed = sniffed(body);
        if (sniffed != null) {
            Optional<String> text = strictly(sniffed, body);
            if (text.isPresent()) {
                return text.get();
            }
        }
        candidates.addAll(named);
        candidates.add(sniffed);
        return candidates.stream()
                .filter(Objects::nonNull)
                .map(charset -> new String(body, charset))
                .filter(Encodings::isSound)
                .findFirst()
                .orElseGet(() -> new String(body, WINDOWS_1252));
    }

    private static @Nullable Charset sniffed(byte[] body) {
        var detector = new UniversalDetector();
        detector.handleData(body, 0, Math.min(body.length, SNIFFED_BYTES));
        detector.dataEnd();
        return Optional.ofNullable(detector.getDetectedCharset())
                .flatMap(CharsetNames::find)
                .orElse(null);
    }

    /// Whether a name of a Latin encoding stands on bytes that come in long runs.
    private static boolean isDoubtful(Charset charset, byte[] body) {
        if (!charset.equals(WINDOWS_1252)) {
            return false;
        }
        int high = 0;
        int inRuns = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] < 0) {
                high++;
                boolean neighbour = (i > 0 && body[i - 1] < 0) || (i + 1 < body.length && body[i + 1] < 0);
                inRuns += neighbour ? 1 : 0;
            }
        }
        return inRuns >= FEWEST_IN_RUNS && inRuns > MOSTLY * high;
    }

    private static boolean isSound(String text) {
        long damaged = text.chars().filter(c -> c == DAMAGED).count();
        long beyondAscii = text.chars().filter(c -> c > 0x7f).count();
        return damaged * SOUND_PER_DAMAGED <= beyondAscii;
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
}
