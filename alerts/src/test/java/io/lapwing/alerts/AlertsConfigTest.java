package io.lapwing.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsConfigTest {
    @Test
    void load_nothingSet_takesTheDefaults() {
        // when
        AlertsConfig.Alerts config = load(Map.of(), Map.of());

        // then
        assertThat(config.rules()).isEmpty();
        assertThat(config.rulesReload()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.streams().applicationId()).isEqualTo("lapwing.alerts");
        assertThat(config.streams().threads()).isEqualTo(2);
        assertThat(config.slack().webhookUrl()).isEmpty();
        assertThat(config.delivery().maxAttempts()).isEqualTo(300);
        assertThat(config.delivery().initialBackoff()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.delivery().maxBackoff()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.delivery().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.delivery().maxPending()).isEqualTo(10_000);
        assertThat(config.allowPrivateNetworks()).isFalse();
        assertThat(config.consoleColour()).isFalse();
    }

    @Test
    void load_everySetting_isRead() {
        // when
        AlertsConfig.Alerts config = load(
                Map.of(),
                Map.ofEntries(
                        Map.entry("lapwing.alerts.rules", "my/rules.yaml"),
                        Map.entry("lapwing.alerts.rules-reload", "PT3S"),
                        Map.entry("lapwing.alerts.streams.application-id", "other"),
                        Map.entry("lapwing.alerts.streams.threads", "4"),
                        Map.entry("lapwing.alerts.slack.webhook-url", "https://hooks.example/x"),
                        Map.entry("lapwing.alerts.delivery.max-attempts", "5"),
                        Map.entry("lapwing.alerts.delivery.initial-backoff", "PT2S"),
                        Map.entry("lapwing.alerts.delivery.max-backoff", "PT1M"),
                        Map.entry("lapwing.alerts.delivery.timeout", "PT3S"),
                        Map.entry("lapwing.alerts.delivery.max-pending", "7"),
                        Map.entry("lapwing.alerts.allow-private-networks", "true"),
                        Map.entry("lapwing.alerts.console-colour", "true")));

        // then
        assertThat(config.rules()).contains(Path.of("my/rules.yaml"));
        assertThat(config.rulesReload()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.streams().applicationId()).isEqualTo("other");
        assertThat(config.streams().threads()).isEqualTo(4);
        assertThat(config.slack().webhookUrl()).contains(new Secret("https://hooks.example/x"));
        assertThat(config.slack().toString()).doesNotContain("hooks.example");
        assertThat(config.delivery().maxAttempts()).isEqualTo(5);
        assertThat(config.delivery().initialBackoff()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.delivery().maxBackoff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.delivery().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.delivery().maxPending()).isEqualTo(7);
        assertThat(config.allowPrivateNetworks()).isTrue();
        assertThat(config.consoleColour()).isTrue();
    }

    @Test
    void load_slackUrlFromEnvironmentOrFile_isRead(@TempDir Path folder) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("url"), "https://hooks.example/from-file\n");

        // when, then
        assertThat(load(Map.of("LAPWING_ALERTS_SLACK_WEBHOOK_URL", "https://hooks.example/env"), Map.of())
                        .slack()
                        .webhookUrl())
                .contains(new Secret("https://hooks.example/env"));
        assertThat(load(Map.of("LAPWING_ALERTS_SLACK_WEBHOOK_URL_FILE", file.toString()), Map.of())
                        .slack()
                        .webhookUrl())
                .contains(new Secret("https://hooks.example/from-file"));
    }

    @Test
    void load_unknownSetting_isRefused() {
        assertThatThrownBy(() -> load(Map.of(), Map.of("lapwing.alerts.ruels", "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("lapwing.alerts.ruels");
    }

    private static AlertsConfig.Alerts load(Map<String, String> environment, Map<String, String> flags) {
        return new ConfigLoader(environment, flags)
                .load(AlertsConfig.class, Optional.empty())
                .alerts();
    }
}
