package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/// UTF-8 into which bytes of Windows-1252 have been mixed, as happens where a site puts texts of several origins into
/// one
/// document.
final class MixedUtf8 {
    private static final Charset STRAY = Charset.forName("windows-1252");

    private MixedUtf8() {}

    /// Whether most of what is beyond ASCII is UTF-8.
    static boolean isLikely(byte[] body) {
        int sound = 0;
        int stray = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] >= 0) {
                continue;
            }
            int length = length(body, i);
            sound += length > 0 ? 1 : 0;
            stray += length > 0 ? 0 : 1;
            i += Math.max(0, length - 1);
        }
        return sound > 0 && sound >= stray;
    }

    static String decode(byte[] body, int from) {
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(body, from, body.length - from);
        CharBuffer out = CharBuffer.allocate(body.length - from + 1);
        var result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(STRAY.decode(ByteBuffer.wrap(new byte[] {in.get()})));
            }
            decoder.reset();
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }

    /// Bytes of the character beyond ASCII that begins here; 0 if none does.
    private static int length(byte[] body, int at) {
        int lead = body[at] & 0xff;
        int length =
                lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
        for (int i = 1; i < length; i++) {
            if (at + i >= body.length || (body[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
