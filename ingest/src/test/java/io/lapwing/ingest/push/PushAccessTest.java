package io.lapwing.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.push.PushAccess.Decision;
import io.lapwing.runtime.config.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushAccessTest {
    private static final Map<String, Secret> TOKENS = Map.of("desk", new Secret("one"), "wire", new Secret("two"));

    @Test
    void decide_knownToken_grantsUnderItsName() {
        assertThat(new PushAccess(TOKENS, false).decide("Bearer two")).isEqualTo(new Decision.Granted("wire"));
        assertThat(new PushAccess(TOKENS, false).decide("bearer one")).isEqualTo(new Decision.Granted("desk"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer three", "Bearer on", "Bearer one two", "Basic b25l", "one"})
    void decide_noOrUnknownToken_isUnauthorized(String header) {
        assertThat(new PushAccess(TOKENS, false).decide(header))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(401);
                    assertThat(refused.problem().toString()).doesNotContain("three");
                });
    }

    @Test
    void decide_nothingConfigured_isForbiddenAndNamesTheSetting() {
        assertThat(new PushAccess(Map.of(), false).decide("Bearer one"))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    assertThat(refused.problem().status()).isEqualTo(403);
                    assertThat(refused.problem().detail()).contains("lapwing.ingest.push.tokens");
                });
    }

    @Test
    void decide_anonymousAllowed_grantsWithoutTokenButNotWithAWrongOne() {
        assertThat(new PushAccess(Map.of(), true).decide(null)).isEqualTo(new Decision.Granted("anonymous"));
        assertThat(new PushAccess(TOKENS, true).decide(null)).isEqualTo(new Decision.Granted("anonymous"));
        assertThat(new PushAccess(TOKENS, true).decide("Bearer three")).isInstanceOf(Decision.Refused.class);
    }
}
