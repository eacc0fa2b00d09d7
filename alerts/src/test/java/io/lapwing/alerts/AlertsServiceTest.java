package io.lapwing.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.kafka.KafkaClients;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsServiceTest {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<Throwable> failures = new ArrayList<>();

    @Test
    void build_shippedRules_areNotReloadedAndCountAsInForce() {
        // when
        AlertsService service = build(Map.of());

        // then
        assertThat(service.reloading()).isEmpty();
        assertThat(meters.scrape())
                .contains("lapwing_rules_last_reload_successful 1.0")
                .contains("lapwing_rules_last_reload_success_timestamp_seconds 1.7719272E9");
        service.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void build_rulesFile_isReloadedUnlessThatIsTurnedOff(@TempDir Path folder) throws Exception {
        // given
        String file =
                Files.writeString(folder.resolve("rules.yaml"), "rules: []").toString();

        // when
        AlertsService usual = build(Map.of("lapwing.alerts.rules", file));
        AlertsService off = build(Map.of("lapwing.alerts.rules", file, "lapwing.alerts.rules-reload", "PT0S"));

        // then
        assertThat(usual.reloading()).isPresent();
        assertThat(off.reloading()).isEmpty();
        usual.close();
        off.close();
    }

    @Test
    void build_reloadTooOften_isRefused() {
        assertThatThrownBy(() -> build(Map.of("lapwing.alerts.rules-reload", "PT0.5S")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "configuration: lapwing.alerts.rules-reload: is PT0.5S; it must be at least PT1S, or PT0S to"
                                + " read rules at the start alone");
    }

    private AlertsService build(Map<String, String> flags) {
        var config = new ConfigLoader(Map.of(), flags).load(AlertsConfig.class, Optional.empty());
        return AlertsService.build(new ServiceContext<>(
                config,
                new KafkaClients("alerts", config),
                meters,
                new HealthChecks(),
                new ArrayList<>(),
                InstantSource.fixed(Signals.START),
                failures::add));
    }
}
