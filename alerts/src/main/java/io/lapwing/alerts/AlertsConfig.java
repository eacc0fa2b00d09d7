package io.lapwing.alerts;

import io.lapwing.alerts.notify.DeliverySettings;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.kafka.StreamsSettings;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The settings of the alerts service.
public interface AlertsConfig extends ServiceConfig {
    /// Its own settings.
    Alerts alerts();

    /// What only this service has.
    interface Alerts {
        /// The rules file; without it the rules that are shipped with Lapwing.
        Optional<Path> rules();

        /// How often to look whether the rules file has changed; PT0S to read it at the start alone.
        @WithDefault("PT10S")
        Duration rulesReload();

        /// How the topology runs.
        Streams streams();

        /// Slack, where the rules file names no receiver or one of kind `slack` without an address.
        Slack slack();

        /// How notifications are delivered.
        DeliverySettings delivery();

        /// The API of silences.
        Silences silences();

        /// Whether webhooks may lie inside a private network or on this machine.
        @WithDefault("false")
        boolean allowPrivateNetworks();

        /// Whether the console receiver colours what it prints.
        @WithDefault("false")
        boolean consoleColour();
    }

    /// How the topology runs.
    interface Streams extends StreamsSettings.Tuning {
        @Override
        @WithDefault("lapwing.alerts")
        String applicationId();

        /// Shorter than that of enrich: a message waits for three commits, and signals are few beside reports.
        @Override
        @WithDefault("PT0.02S")
        Duration commitInterval();
    }

    /// The API of silences.
    interface Silences {
        /// What whoever sets or ends a silence must send as bearer token; without it anyone who reaches the port may.
        /// Never shown.
        Optional<Secret> token();
    }

    /// Slack.
    interface Slack {
        /// Address of an incoming webhook; also LAPWING_ALERTS_SLACK_WEBHOOK_URL, or the name of a file that holds it
        /// in
        /// LAPWING_ALERTS_SLACK_WEBHOOK_URL_FILE. Never shown.
        Optional<Secret> webhookUrl();
    }
}
