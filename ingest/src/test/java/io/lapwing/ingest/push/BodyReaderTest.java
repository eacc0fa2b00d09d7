package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.push.BodyReader.Read;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final int MAX_BYTES = 100_000;
    private static final int IN_FLIGHT = 400_000;

    private final InFlight inFlight = new InFlight(IN_FLIGHT);
    private Instant now = Instant.parse("2026-02-24T09:00:00Z");
    private final BodyReader reader = new BodyReader(
            new PushLimits(MAX_BYTES, 10, IN_FLIGHT, Duration.ofSeconds(30), Duration.ofSeconds(10), 10), () -> now);

    @Test
    void raw_atTheLimit_isWholeAndHeld() {
        byte[] body = new byte[MAX_BYTES];
        try (var lease = inFlight.open()) {
            assertThat(reader.raw(new ByteArrayInputStream(body), -1, lease))
                    .isInstanceOfSatisfying(
                            Read.Whole.class, whole -> assertThat(whole.bytes()).isEqualTo(body));
            assertThat(inFlight.used()).isEqualTo(MAX_BYTES);
        }
    }

    @Test
    void raw_lengthBeyondTheLimit_isRefusedUnread() {
        var untouched = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("nothing should be read");
            }
        };
        assertThat(kind(untouched, MAX_BYTES + 1L)).isEqualTo(ProblemKind.BODY_TOO_LARGE);
    }

    @Test
    void raw_endlessBodyWithoutLength_isCutOffJustBeyondTheLimit() {
        var endless = new Endless();
        assertThat(kind(endless, -1)).isEqualTo(ProblemKind.BODY_TOO_LARGE);
        assertThat(endless.given).isBetween(MAX_BYTES + 1L, MAX_BYTES + 20_000L);
    }

    @Test
    void raw_dripFedBody_isRefusedAtTheDeadline() {
        var drip = new InputStream() {
            @Override
            public int read() {
                now = now.plusSeconds(7);
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };
        assertThat(kind(drip, -1)).isEqualTo(ProblemKind.BODY_TOO_SLOW);
    }

    @Test
    void raw_brokenConnection_isRefused() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        assertThat(kind(broken, 10)).isEqualTo(ProblemKind.BODY_ENDED_EARLY);
    }

    @Test
    void raw_noRoomLeft_isBusy() {
        try (var other = inFlight.open()) {
            assertThat(other.grow(IN_FLIGHT)).isTrue();
            assertThat(kind(new ByteArrayInputStream(new byte[10]), 10)).isEqualTo(ProblemKind.BUSY);
        }
    }

    @Test
    void gunzip_severalMembers_givesAll() throws Exception {
        var both = new ByteArrayOutputStream();
        both.write(gzip("[{\"title\": \"a\"},".getBytes(UTF_8)));
        both.write(gzip("{\"title\": \"b\"}]".getBytes(UTF_8)));
        try (var lease = inFlight.open()) {
            assertThat(reader.gunzip(both.toByteArray(), lease))
                    .isInstanceOfSatisfying(
                            Read.Whole.class,
                            whole -> assertThat(whole.bytes())
                                    .asString(UTF_8)
                                    .isEqualTo("[{\"title\": \"a\"},{\"title\": \"b\"}]"));
        }
    }

    @Test
    void gunzip_bomb_isCutOffAtTheLimitOfDecodedBytes() throws Exception {
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(bomb).hasSizeLessThan(MAX_BYTES);
        try (var lease = inFlight.open()) {
            assertThat(reader.gunzip(bomb, lease)).isInstanceOfSatisfying(Read.Refused.class, refused -> {
                assertThat(refused.problem().kind()).isEqualTo(ProblemKind.BODY_TOO_LARGE);
                assertThat(refused.problem().detail())
                        .contains("100000 bytes", "lapwing.ingest.push.max-bytes", "decompressed");
            });
            assertThat(inFlight.used()).isLessThanOrEqualTo(MAX_BYTES);
        }
    }

    @Test
    void gunzip_whatIsNoneOrCutOffOrDamaged_isRefused() throws Exception {
        byte[] whole = gzip("{\"title\": \"a title that is long enough\"}".getBytes(UTF_8));
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1; // in the check sum
        byte[][] bodies = {new byte[0], "{}".getBytes(UTF_8), Arrays.copyOf(whole, whole.length - 9), damaged};
        for (byte[] body : bodies) {
            try (var lease = inFlight.open()) {
                assertThat(reader.gunzip(body, lease))
                        .isInstanceOfSatisfying(
                                Read.Refused.class,
                                refused -> assertThat(refused.problem().kind()).isEqualTo(ProblemKind.NOT_GZIP));
            }
        }
    }

    private ProblemKind kind(InputStream in, long length) {
        try (var lease = inFlight.open()) {
            Read read = reader.raw(in, length, lease);
            assertThat(read).isInstanceOf(Read.Refused.class);
            return ((Read.Refused) read).problem().kind();
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return ' ';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            given += length;
            return length;
        }
    }
}
