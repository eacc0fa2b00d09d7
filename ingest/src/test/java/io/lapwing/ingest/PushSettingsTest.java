package io.lapwing.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.push.PushClient;
import io.lapwing.ingest.push.PushLimits;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushSettingsTest {
    private static final String OLD = "whsec_b2xkIHNpZ25pbmcgc2VjcmV0IG9mIHdpcmU=";
    private static final String NEW = "whsec_bmV3IHNpZ25pbmcgc2VjcmV0IG9mIHdpcmU=";

    @TempDir
    private Path folder;

    @Test
    void limits_nothingSet_areTheDefaults() throws Exception {
        var settings = load("{}", Map.of());
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.limits())
                .isEqualTo(new PushLimits(
                        1024 * 1024, 1000, 32 * 1024 * 1024, Duration.ofSeconds(30), Duration.ofSeconds(10), 100_000));
        assertThat(settings.access().clients()).isEmpty();
        assertThat(settings.access().anonymous()).isFalse();
    }

    @Test
    void limits_allSet_areTaken() throws Exception {
        var settings = load("""
            {max-bytes: 2000, max-reports: 20, max-in-flight-bytes: 4000, read-deadline: PT5S, ack-timeout: PT2S,
             remembered-requests: 10}
            """, Map.of());
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.limits())
                .isEqualTo(new PushLimits(2000, 20, 4000, Duration.ofSeconds(5), Duration.ofSeconds(2), 10));
    }

    @Test
    void access_tokensAndSecretsAndSources_meetByName() throws Exception {
        var settings = load("""
            {tokens: {desk: one, both: two}, signing-secrets: {wire: %s, both: [%s, %s]}, sources: {desk: [asia, africa]}}
            """.formatted(OLD, NEW, "whsec_YW5vdGhlciBzaWduaW5nIHNlY3JldCBvZiBib3Ro"), Map.of());
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.access().clients()).extracting(PushClient::name).containsExactly("both", "desk", "wire");
        assertThat(settings.access().clients().get(0).secrets()).hasSize(2);
        assertThat(settings.access().clients().get(0).token()).contains(new Secret("two"));
        assertThat(settings.access().clients().get(1).sources()).isEqualTo(Set.of("asia", "africa"));
        assertThat(settings.access().clients().get(2).token()).isEmpty();
        assertThat(settings.access().clients().get(2).secrets())
                .isEqualTo(List.of(SigningSecret.parse(new Secret(OLD)).orElseThrow()));
    }

    @Test
    void access_fromTheEnvironment_takesSeveralSecretsWithCommas() throws Exception {
        var settings = load(
                "{signing-secrets: {wire: " + OLD + "}}",
                Map.of("LAPWING_INGEST_PUSH_SIGNING_SECRETS_WIRE", OLD + "," + NEW));
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.access().clients().getFirst().secrets()).hasSize(2);
    }

    @Test
    void problems_impossibleValues_areAllNamedWithoutTheSecrets() throws Exception {
        // when
        var problems = load("""
            {max-bytes: 2000, max-reports: 0, max-in-flight-bytes: 1999, read-deadline: PT0S, ack-timeout: PT0.5S,
             remembered-requests: 0, tokens: {desk: same-token, other: same-token},
             signing-secrets: {wire: [%s, short-secret], copy: %s}, sources: {nobody: asia}}
            """.formatted(OLD, OLD), Map.of()).problems();

        // then
        assertThat(problems)
                .extracting(Problem::key)
                .map(key -> key.substring("lapwing.ingest.push.".length()))
                .contains(
                        "max-reports",
                        "max-in-flight-bytes",
                        "read-deadline",
                        "ack-timeout",
                        "remembered-requests",
                        "signing-secrets.wire",
                        "sources.nobody")
                .hasSize(9);
        assertThat(problems.toString())
                .contains("24 to 64 random bytes", "give each sender its own")
                .doesNotContain("same-token", "short-secret", OLD);
    }

    private PushSettings load(String push, Map<String, String> environment) throws Exception {
        Path file = Files.writeString(
                folder.resolve("ingest.yaml"),
                "lapwing:\n  ingest:\n    sources: sources.yaml\n    push: " + push.replace("\n", "\n      "));
        return new PushSettings(new ConfigLoader(environment, Map.of())
                .load(IngestConfig.class, Optional.of(file))
                .ingest()
                .push());
    }
}
