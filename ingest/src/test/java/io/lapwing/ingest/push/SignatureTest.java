package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.push.Signature.Read;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /// The example that the Standard Webhooks libraries test themselves with.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant TIME = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final SigningSecret KEY = secret(SECRET);

    @Test
    void sign_exampleOfTheConvention_givesItsSignature() {
        assertThat(KEY.sign(ID, TIME, BODY)).isEqualTo(SIGNED);
    }

    @Test
    void isBy_exampleOfTheConvention_isRight() {
        assertThat(present(SIGNED).isBy(KEY, BODY)).isTrue();
    }

    @Test
    void isBy_oneOfSeveral_isRight() {
        String other = secret("whsec_" + base64(32, 1)).sign(ID, TIME, BODY);
        assertThat(present(other + " v1a,AAAA v2,zzz " + SIGNED).isBy(KEY, BODY))
                .isTrue();
        assertThat(present(other).isBy(KEY, BODY)).isFalse();
    }

    @Test
    void isBy_anyBitOfTheBodyChanged_isWrong() {
        Signature signature = present(SIGNED);
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] changed = BODY.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(signature.isBy(KEY, changed)).as("bit " + bit).isFalse();
        }
    }

    @Test
    void isBy_otherIdOrTime_isWrong() {
        assertThat(present("other", seconds(0), SIGNED).isBy(KEY, BODY)).isFalse();
        assertThat(present(ID, seconds(1), SIGNED).isBy(KEY, BODY)).isFalse();
    }

    @Test
    void isBy_dotMovedFromIdToTime_isWrong() {
        String signed = KEY.sign("a.1614265330", TIME, BODY);
        byte[] shifted = ("1614265330." + new String(BODY, UTF_8)).getBytes(UTF_8);
        assertThat(present("a", seconds(0), signed).isBy(KEY, BODY)).isFalse();
        // The convention's own ambiguity: an id with a dot can be read otherwise, but only with a body that is no JSON.
        assertThat(present("a", seconds(0), signed).isBy(KEY, shifted)).isTrue();
        assertThat(PushBody.parse(shifted, PushClient.ANONYMOUS, 10)).isInstanceOf(PushBody.Parsed.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"-300", "-299", "0", "299", "300"})
    void read_withinFiveMinutes_isPresent(long off) {
        assertThat(read(Map.of(Signature.ID, ID, Signature.TIMESTAMP, seconds(off), Signature.SIGNATURES, SIGNED)))
                .isInstanceOf(Read.Present.class);
    }

    @ParameterizedTest
    @CsvSource({"-301, 301 seconds behind", "301, 301 seconds ahead of", "-86400, 86400 seconds behind"})
    void read_fartherOff_isRefusedAndSaysHowFar(long off, String distance) {
        var headers = Map.of(Signature.ID, ID, Signature.TIMESTAMP, seconds(off), Signature.SIGNATURES, SIGNED);
        assertThat(read(headers)).isInstanceOfSatisfying(Read.Wrong.class, wrong -> {
            assertThat(wrong.problem().kind()).isEqualTo(ProblemKind.STALE_SIGNATURE);
            assertThat(wrong.problem().detail()).contains(distance, "at most 300");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "now", "1614265330.5", "-1614265330", "1e9", "999999999999", "１６１４２６５３３０"})
    void read_timeThatIsNone_isRefused(String timestamp) {
        var headers = Map.of(Signature.ID, ID, Signature.TIMESTAMP, timestamp, Signature.SIGNATURES, SIGNED);
        assertThat(kind(headers)).isEqualTo(ProblemKind.UNKNOWN_SENDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "v1,", "v1,***", "v2,AAAA", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="})
    void read_signatureThatCannotBeRight_neverPasses(String signatures) {
        var headers = Map.of(Signature.ID, ID, Signature.TIMESTAMP, seconds(0), Signature.SIGNATURES, signatures);
        boolean passes = read(headers) instanceof Read.Present(Signature signature) && signature.isBy(KEY, BODY);
        assertThat(passes).isFalse();
    }

    @Test
    void read_partOfTheHeaders_isRefusedOrNone() {
        assertThat(kind(Map.of(Signature.SIGNATURES, SIGNED))).isEqualTo(ProblemKind.UNKNOWN_SENDER);
        assertThat(kind(Map.of(Signature.TIMESTAMP, seconds(0)))).isEqualTo(ProblemKind.UNKNOWN_SENDER);
        assertThat(kind(Map.of(Signature.SIGNATURES, SIGNED, Signature.TIMESTAMP, seconds(0))))
                .isEqualTo(ProblemKind.UNKNOWN_SENDER);
        assertThat(read(Map.of(Signature.ID, ID))).isEqualTo(new Read.None());
    }

    @Test
    void parse_secrets_takesOnlyTheForm() {
        assertThat(SigningSecret.parse(new Secret("whsec_" + base64(24, 1)))).isPresent();
        assertThat(SigningSecret.parse(new Secret("whsec_" + base64(64, 1)))).isPresent();
        for (String wrong : new String[] {
            "", "whsec_", base64(32, 1), "whsec_" + base64(23, 1), "whsec_" + base64(65, 1), "whsec_not base64 at all"
        }) {
            assertThat(SigningSecret.parse(new Secret(wrong))).as(wrong).isEmpty();
        }
    }

    @Test
    void toString_secret_showsNothing() {
        assertThat(KEY).hasToString("[secret]");
        var client = new PushClient(
                "desk", java.util.Optional.of(new Secret("token")), java.util.List.of(KEY), java.util.Set.of());
        assertThat(client.toString()).contains("[secret]").doesNotContain("token=token", "MfKQ");
    }

    private static Signature present(String signatures) {
        return present(ID, seconds(0), signatures);
    }

    private static Signature present(String id, String timestamp, String signatures) {
        var headers = Map.of(Signature.ID, id, Signature.TIMESTAMP, timestamp, Signature.SIGNATURES, signatures);
        assertThat(read(headers)).isInstanceOf(Read.Present.class);
        return ((Read.Present) read(headers)).signature();
    }

    private static ProblemKind kind(Map<String, String> headers) {
        assertThat(read(headers)).isInstanceOf(Read.Wrong.class);
        return ((Read.Wrong) read(headers)).problem().kind();
    }

    private static Read read(Map<String, String> headers) {
        return Signature.read(headers::get, TIME);
    }

    private static String seconds(long off) {
        return Long.toString(TIME.getEpochSecond() + off);
    }

    private static SigningSecret secret(String text) {
        return SigningSecret.parse(new Secret(text)).orElseThrow();
    }

    private static String base64(int bytes, int fill) {
        byte[] key = new byte[bytes];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
