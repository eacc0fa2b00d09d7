package io.lapwing.runtime.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.health.HealthChecks;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A service's HTTP port: `/health/live`, `/health/ready`, `/metrics`, and what the service adds.
public final class ServiceHttp implements AutoCloseable {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    private final HealthChecks health;
    private final PrometheusMeterRegistry meters;
    private final ServiceConfig.Http config;
    private final Javalin server;

    /// @param routes routes of the service itself
    public ServiceHttp(
            ServiceConfig.Http config,
            HealthChecks health,
            PrometheusMeterRegistry meters,
            List<Consumer<RoutesConfig>> routes) {
        this.config = config;
        this.health = health;
        this.meters = meters;
        this.server = Javalin.create(javalin -> configure(javalin, routes));
    }

    /// Begins to listen.
    ///
    /// @throws PortTakenException if another process has the port
    public void start() {
        try {
            server.start(config.host(), config.port());
        } catch (RuntimeException e) {
            throw PortTakenException.explain(e, config.port());
        }
    }

    /// The port that it listens on.
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig javalin, List<Consumer<RoutesConfig>> routes) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.concurrency.useVirtualThreads = true;
        javalin.routes.get("/health/live", context -> answer(context, health::liveness));
        javalin.routes.get("/health/ready", context -> answer(context, health::readiness));
        javalin.routes.get(
                "/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(meters.scrape()));
        routes.forEach(route -> route.accept(javalin.routes));
    }

    private static void answer(Context context, Supplier<Map<String, Health>> checks) {
        var body = new LinkedHashMap<String, Object>();
        var details = new LinkedHashMap<String, String>();
        boolean up = true;
        for (var check : checks.get().entrySet()) {
            switch (check.getValue()) {
                case Health.Up() -> details.put(check.getKey(), "up");
                case Health.Down(String reason) -> {
                    details.put(check.getKey(), reason);
                    up = false;
                }
            }
        }
        body.put("status", up ? "up" : "down");
        body.put("checks", details);
        context.status(up ? 200 : UNAVAILABLE).json(body);
    }
}
