package io.lapwing.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.AddressPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestConfigTest {
    @Test
    void load_leastFile_takesDefaults(@TempDir Path folder) throws Exception {
        // when
        var ingest = load(folder, "lapwing: {ingest: {sources: /etc/lapwing/sources.yaml}}");

        // then
        assertThat(ingest.sources()).isEqualTo(Path.of("/etc/lapwing/sources.yaml"));
        assertThat(ingest.groupId()).isEqualTo("lapwing.ingest");
        assertThat(ingest.sessionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(ingest.userAgent()).isEmpty();
        assertThat(ingest.contact()).isEmpty();
        assertThat(ingest.allowPrivateNetworks()).isFalse();
        assertThat(ingest.minInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(ingest.maxInterval()).isEqualTo(Duration.ofHours(24));
        assertThat(ingest.defaultInterval()).isEqualTo(Duration.ofMinutes(15));
        assertThat(ingest.maxHintInterval()).isEqualTo(Duration.ofHours(1));
        assertThat(ingest.emptyAfter()).isEqualTo(Duration.ofDays(3));
        assertThat(ingest.hostGap()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ingest.fetchDeadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ingest.maxBodyBytes()).isEqualTo(10 * 1024 * 1024);
        assertThat(ingest.connectionsPerHost()).isEqualTo(2);
        assertThat(ingest.concurrentPolls()).isEqualTo(64);
        assertThat(ingest.commitInterval()).isEqualTo(Duration.ofMillis(200));
        assertThat(ingest.push().tokens()).isEmpty();
        assertThat(ingest.push().anonymous()).isFalse();
        assertThat(ingest.push().maxBytes()).isEqualTo(1024 * 1024);
        assertThat(ingest.push().maxReports()).isEqualTo(1000);
        assertThat(new IngestSettings(ingest).problems()).isEmpty();
        assertThat(new IngestSettings(ingest).http().addresses()).isEqualTo(AddressPolicy.PUBLIC_ONLY);
        assertThat(new IngestSettings(ingest).http().userAgent()).startsWith("Lapwing/");
    }

    @Test
    void load_fullFile_takesAll(@TempDir Path folder) throws Exception {
        // when
        var ingest = load(folder, """
            lapwing:
              ingest:
                sources: sources.yaml
                group-id: other
                session-timeout: PT6S
                contact: https://desk.example/lapwing
                allow-private-networks: true
                min-interval: PT1M
                max-interval: PT2H
                default-interval: PT3M
                max-hint-interval: PT30M
                empty-after: P1D
                host-gap: PT0.5S
                fetch-deadline: PT5S
                max-body-bytes: 1000
                connections-per-host: 4
                concurrent-polls: 8
                commit-interval: PT1S
                push:
                  anonymous: true
                  max-bytes: 2000
                  max-reports: 20
                  tokens: {desk: one, wire: two}
            """);

        // then
        assertThat(ingest.groupId()).isEqualTo("other");
        assertThat(ingest.push().tokens()).isEqualTo(Map.of("desk", new Secret("one"), "wire", new Secret("two")));
        assertThat(ingest.push().anonymous()).isTrue();
        var settings = new IngestSettings(ingest);
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.http().userAgent()).endsWith(" (+https://desk.example/lapwing)");
        assertThat(settings.http().addresses()).isEqualTo(AddressPolicy.ANY);
        assertThat(settings.http().connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.polling().session()).isEqualTo(Duration.ofSeconds(6));
        assertThat(settings.polling().longestHint()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.polling().emptyAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.polling().hostGap()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.polling().gather()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void problems_impossibleValues_areAllReported(@TempDir Path folder) throws Exception {
        // given
        var ingest = load(folder, """
            lapwing:
              ingest:
                sources: sources.yaml
                min-interval: PT1H
                default-interval: PT1M
                fetch-deadline: PT0S
                max-body-bytes: 0
                max-hint-interval: P2D
                empty-after: PT0S
                host-gap: PT-1S
                session-timeout: PT2M
                contact: "desk@example\\r\\nX-Header: 1"
                user-agent: 燕子
                push: {max-reports: -1}
            """);

        // then
        assertThat(new IngestSettings(ingest).problems())
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "lapwing.ingest.default-interval",
                        "lapwing.ingest.fetch-deadline",
                        "lapwing.ingest.max-body-bytes",
                        "lapwing.ingest.max-hint-interval",
                        "lapwing.ingest.empty-after",
                        "lapwing.ingest.host-gap",
                        "lapwing.ingest.session-timeout",
                        "lapwing.ingest.contact",
                        "lapwing.ingest.user-agent",
                        "lapwing.ingest.push.max-reports");
    }

    @Test
    void load_withoutSources_saysThatTheyAreRequired(@TempDir Path folder) {
        var problems = catchThrowableOfType(
                        ConfigException.class, () -> load(folder, "lapwing: {ingest: {colour: red}}"))
                .problems();
        assertThat(problems).extracting(Problem::key).contains("lapwing.ingest.sources", "lapwing.ingest.colour");
    }

    private static IngestConfig.Ingest load(Path folder, String text) throws Exception {
        Path file = Files.writeString(folder.resolve("ingest.yaml"), text);
        return new ConfigLoader(Map.of(), Map.of())
                .load(IngestConfig.class, Optional.of(file))
                .ingest();
    }
}
