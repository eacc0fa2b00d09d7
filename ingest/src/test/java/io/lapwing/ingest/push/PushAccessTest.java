package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.push.PushAccess.Decision;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushAccessTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final SigningSecret OLD = secret("whsec_b2xkIHNpZ25pbmcgc2VjcmV0IG9mIHdpcmU=");
    private static final SigningSecret NEW = secret("whsec_bmV3IHNpZ25pbmcgc2VjcmV0IG9mIHdpcmU=");
    private static final PushClient DESK =
            new PushClient("desk", Optional.of(new Secret("one")), List.of(), Set.of("asia"));
    private static final PushClient WIRE =
            new PushClient("wire", Optional.of(new Secret("two")), List.of(OLD, NEW), Set.of());
    private static final PushAccess ACCESS = new PushAccess(List.of(DESK, WIRE), false);

    @Test
    void decide_knownToken_grantsItsOwner() {
        assertThat(decide(ACCESS, "Bearer two")).isEqualTo(new Decision.Granted(WIRE));
        assertThat(decide(ACCESS, "bearer one")).isEqualTo(new Decision.Granted(DESK));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer three", "Bearer on", "Bearer one two", "Basic b25l", "one"})
    void decide_noOrUnknownToken_isUnauthorized(@Nullable String header) {
        assertThat(decide(ACCESS, header)).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.problem().status()).isEqualTo(401);
            assertThat(refused.problem().toString()).doesNotContain("three");
        });
    }

    @Test
    void decide_nothingConfigured_isForbiddenAndNamesTheSettings() {
        assertThat(decide(new PushAccess(List.of(), false), "Bearer one"))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(403);
                    assertThat(refused.problem().detail())
                            .contains("lapwing.ingest.push.tokens", "lapwing.ingest.push.signing-secrets");
                });
    }

    @Test
    void decide_anonymousAllowed_grantsWithoutTokenButNotWithAWrongOne() {
        var open = new PushAccess(List.of(DESK), true);
        assertThat(decide(new PushAccess(List.of(), true), null)).isEqualTo(new Decision.Granted(PushClient.ANONYMOUS));
        assertThat(decide(open, null)).isEqualTo(new Decision.Granted(PushClient.ANONYMOUS));
        assertThat(decide(open, "Bearer three")).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void verify_anyOfTheSignersSecrets_grants() {
        assertThat(verify(OLD.sign("m1", NOW, BODY))).isEqualTo(new Decision.Granted(WIRE));
        assertThat(verify(NEW.sign("m1", NOW, BODY))).isEqualTo(new Decision.Granted(WIRE));
    }

    @Test
    void verify_unknownSecret_isUnauthorized() {
        String forged = secret("whsec_bm90IGEgc2VjcmV0IG9mIGFueW9uZSBoZXJl").sign("m1", NOW, BODY);
        assertThat(verify(forged))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(401));
    }

    @Test
    void decide_signatureBesideARightToken_leavesItToTheSignature() {
        var headers = new HashMap<>(signed("v1,AAAA"));
        headers.put("Authorization", "Bearer one");
        assertThat(ACCESS.decide(headers::get, NOW)).isInstanceOf(Decision.IfSigned.class);
    }

    @Test
    void mayPushFor_ownAndFurtherSources_only() {
        assertThat(DESK.mayPushFor("desk")).isTrue();
        assertThat(DESK.mayPushFor("asia")).isTrue();
        assertThat(DESK.mayPushFor("wire")).isFalse();
    }

    private static Decision decide(PushAccess access, @Nullable String authorization) {
        return access.decide(name -> name.equals("Authorization") ? authorization : null, NOW);
    }

    private static Decision verify(String signature) {
        Decision decision = ACCESS.decide(signed(signature)::get, NOW);
        assertThat(decision).isInstanceOf(Decision.IfSigned.class);
        return ACCESS.verify(((Decision.IfSigned) decision).signature(), BODY);
    }

    private static Map<String, String> signed(String signature) {
        return Map.of(
                "webhook-id",
                "m1",
                "webhook-timestamp",
                Long.toString(NOW.getEpochSecond()),
                "webhook-signature",
                signature);
    }

    private static SigningSecret secret(String text) {
        return SigningSecret.parse(new Secret(text)).orElseThrow();
    }
}
