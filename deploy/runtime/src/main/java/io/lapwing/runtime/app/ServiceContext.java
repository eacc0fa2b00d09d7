package io.lapwing.runtime.app;

import io.javalin.config.RoutesConfig;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.kafka.KafkaClients;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// What a service is given to build itself from.
///
/// @param config its configuration
/// @param kafka settings of its Kafka clients
/// @param meters where it records metrics
/// @param health where it adds its checks
/// @param routes where it adds its HTTP routes
/// @param clock the time
/// @param onFailure what it calls when it cannot go on; the process then stops with exit code 1
public record ServiceContext<C extends ServiceConfig>(
        C config,
        KafkaClients kafka,
        PrometheusMeterRegistry meters,
        HealthChecks health,
        List<Consumer<RoutesConfig>> routes,
        InstantSource clock,
        Consumer<Throwable> onFailure) {}
