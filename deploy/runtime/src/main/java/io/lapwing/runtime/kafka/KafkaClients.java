package io.lapwing.runtime.kafka;

import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/// The settings that all Kafka clients of one service share.
///
/// @param service name of the service; client ids begin with it
/// @param config how to reach broker and registry
public record KafkaClients(String service, ServiceConfig config) {
    /// Settings of a client, to which the caller adds its own.
    ///
    /// @param role what the client does, such as `publisher`; part of its id
    public Map<String, Object> settings(String role) {
        var settings = new HashMap<String, Object>(revealed(config.kafka().properties()));
        settings.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrapServers());
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "lapwing-" + service + "-" + role);
        return settings;
    }

    /// An admin client; the caller closes it.
    public Admin admin() {
        return Admin.create(settings("admin"));
    }

    /// Serdes on the configured registry.
    public AvroSerdes serdes() {
        return new AvroSerdes(
                config.registry().url(), revealed(config.registry().properties()));
    }

    /// The topic names under the configured prefix.
    public Topics topics() {
        return new Topics(config.topics().prefix());
    }

    private static Map<String, String> revealed(Map<String, Secret> properties) {
        var plain = new HashMap<String, String>();
        properties.forEach((key, secret) -> plain.put(key, secret.reveal()));
        return plain;
    }
}
