package io.lapwing.runtime.app;

import io.lapwing.runtime.config.ServiceConfig;
import java.util.function.Function;

/// What kind of service this is.
///
/// @param name `ingest`, `enrich` or `alerts`
/// @param purpose one sentence for `--help`
/// @param config its configuration interface
/// @param build builds it; throws [io.lapwing.runtime.config.ConfigException] for files it cannot use
public record ServiceDefinition<C extends ServiceConfig>(
        String name, String purpose, Class<C> config, Function<ServiceContext<C>, Service> build) {}
