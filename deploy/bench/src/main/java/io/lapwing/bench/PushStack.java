package io.lapwing.bench;

import io.javalin.config.RoutesConfig;
import io.lapwing.ingest.IngestApp;
import io.lapwing.ingest.IngestConfig;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.http.ServiceHttp;
import io.lapwing.runtime.kafka.KafkaClients;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A broker and a registry as processes of this machine, and an ingest service with no sources in this process.
final class PushStack implements AutoCloseable {
    static final String TOKEN = "sample-token-of-the-benchmark";

    private final BrokerStack broker;
    private final Service service;
    private final ServiceHttp http;

    private PushStack(BrokerStack broker) throws IOException {
        this.broker = broker;
        IngestConfig config = config(broker);
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var routes = new ArrayList<Consumer<RoutesConfig>>();
        var context = new ServiceContext<>(
                config,
                new KafkaClients("ingest", config),
                meters,
                new HealthChecks(),
                routes,
                InstantSource.system(),
                PushStack::fail);
        this.service = IngestApp.DEFINITION.build().apply(context);
        this.http = new ServiceHttp(config.http(), context.health(), meters, routes);
        http.start();
        service.start();
    }

    static PushStack start() throws IOException, InterruptedException {
        return new PushStack(BrokerStack.start());
    }

    /// Where reports are pushed to.
    URI reports() {
        return URI.create("http://127.0.0.1:" + http.port() + "/v1/reports");
    }

    /// Reports that the broker has.
    long stored() throws InterruptedException {
        return broker.stored(broker.clients().topics().reportsRaw());
    }

    @Override
    public void close() throws IOException {
        http.close();
        service.close();
        broker.close();
    }

    private static IngestConfig config(BrokerStack broker) throws IOException {
        Path sources = Files.writeString(broker.folder().resolve("sources.yaml"), "sources: []\n");
        var settings = new HashMap<>(broker.addresses());
        settings.putAll(Map.of(
                "lapwing.http.host",
                "127.0.0.1",
                "lapwing.http.port",
                "0",
                "lapwing.ingest.sources",
                sources.toString(),
                "lapwing.ingest.push.tokens.bench",
                TOKEN));
        return new ConfigLoader(Map.of(), settings).load(IngestConfig.class, Optional.empty());
    }

    private static void fail(Throwable e) {
        throw new IllegalStateException("the service has failed", e);
    }
}
