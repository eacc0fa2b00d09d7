package io.lapwing.runtime.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/// The settings that every service has. A service adds its own by extending this interface.
///
/// Each key can be given in the service's YAML file (`lapwing:` at the top), in the environment
/// (`lapwing.kafka.bootstrap-servers` as `LAPWING_KAFKA_BOOTSTRAP_SERVERS`) or by `--set key=value`; the later wins. A
/// variable
/// with `_FILE` behind its name is read from the file that it names.
public interface ServiceConfig {
    /// What all keys begin with.
    String PREFIX = "lapwing";

    /// The brokers.
    Kafka kafka();

    /// The schema registry.
    Registry registry();

    /// The service's own HTTP port.
    Http http();

    /// Topic names.
    TopicNames topics();

    /// Logging.
    Log log();

    /// How long to wait for broker, registry and topics at the start before giving up.
    @WithDefault("PT60S")
    Duration startupTimeout();

    /// How to reach the brokers.
    interface Kafka {
        /// Host and port of one broker or more, separated by commas.
        @WithDefault("localhost:9092")
        String bootstrapServers();

        /// Further settings of every Kafka client, such as `security.protocol` and `sasl.jaas.config`; never shown.
        Map<String, Secret> properties();
    }

    /// How to reach the registry.
    interface Registry {
        /// Base address of the Confluent API.
        @WithDefault("http://localhost:8081")
        String url();

        /// Further settings of the registry client, such as `basic.auth.user.info`; never shown.
        Map<String, Secret> properties();
    }

    /// Where health, metrics and the service's API are served.
    interface Http {
        /// Address to listen on.
        @WithDefault("0.0.0.0")
        String host();

        /// Port to listen on; 0 takes a free one.
        @WithDefault("8080")
        int port();
    }

    /// How topics are named.
    interface TopicNames {
        /// What every topic name begins with.
        @WithDefault("lapwing.")
        String prefix();
    }

    /// What is logged and how.
    interface Log {
        /// `text`, `json`, or `auto`: text on a terminal, JSON otherwise.
        @WithDefault("auto")
        Format format();

        /// Level of Lapwing's own loggers: trace, debug, info, warn or error.
        @WithDefault("info")
        Level level();

        /// Forms of a log line.
        enum Format {
            /// Text on a terminal, JSON otherwise.
            AUTO,
            /// One readable line an event.
            TEXT,
            /// One JSON object an event.
            JSON
        }

        /// How much is logged.
        enum Level {
            /// Everything.
            TRACE,
            /// Each decision.
            DEBUG,
            /// Each change of state.
            INFO,
            /// What someone should look at.
            WARN,
            /// What failed.
            ERROR
        }
    }
}
