package io.lapwing.runtime.app;

import io.javalin.config.RoutesConfig;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.health.HealthChecks;
import io.lapwing.runtime.http.PortTakenException;
import io.lapwing.runtime.http.ServiceHttp;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One service as a process: its HTTP port, its metrics, its signals.
final class ServiceProcess<C extends ServiceConfig> {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);
    /// Below the 30 seconds after which orchestrators kill.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(28);

    private final String name;
    private final C config;
    private final KafkaClients clients;
    private final Service service;
    private final ServiceHttp http;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch stop;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private ServiceProcess(
            String name,
            C config,
            KafkaClients clients,
            Service service,
            ServiceHttp http,
            CountDownLatch stop,
            HealthChecks health) {
        this.name = name;
        this.config = config;
        this.clients = clients;
        this.service = service;
        this.http = http;
        this.stop = stop;
        health.ready("started", () -> started.get() ? Health.up() : Health.down("the service is starting"));
        health.live("running", () -> failure.get() == null ? Health.up() : Health.down("the service has failed"));
    }

    static <C extends ServiceConfig> ServiceProcess<C> build(ServiceDefinition<C> definition, C config) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        meters.config().commonTags("service", definition.name());
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        bindGc(meters);
        var health = new HealthChecks();
        var stop = new CountDownLatch(1);
        var process = new AtomicReference<ServiceProcess<C>>();
        var clients = new KafkaClients(definition.name(), config);
        var routes = new ArrayList<Consumer<RoutesConfig>>();
        var context = new ServiceContext<>(config, clients, meters, health, routes, InstantSource.system(), error -> {
            LOG.error("cannot go on", error);
            if (process.get() != null) {
                process.get().failure.compareAndSet(null, error);
            }
            stop.countDown();
        });
        Service service = definition.build().apply(context);
        var http = new ServiceHttp(config.http(), health, meters, routes);
        var built = new ServiceProcess<>(definition.name(), config, clients, service, http, stop, health);
        process.set(built);
        return built;
    }

    /// Lives as long as the process.
    @SuppressWarnings("resource")
    private static void bindGc(PrometheusMeterRegistry meters) {
        new JvmGcMetrics().bindTo(meters);
    }

    int run() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopFromSignal, "shutdown"));
        try (http) {
            http.start();
            LOG.info("{} listens on port {}", name, http.port());
            new Prerequisites(clients, InstantSource.system()).await(service.topics(), stop);
            if (stop.getCount() > 0) {
                service.start();
                started.set(true);
                LOG.info("{} is running on Kafka at {}", name, config.kafka().bootstrapServers());
            }
            stop.await();
            LOG.info("{} is stopping", name);
        } catch (PortTakenException e) {
            LOG.error("{}", e.getMessage());
            return StartupException.EXIT_CODE;
        } finally {
            started.set(false);
            service.close();
            stopped.countDown();
        }
        LOG.info("{} has stopped", name);
        return failure.get() == null ? 0 : 1;
    }

    private void stopFromSignal() {
        stop.countDown();
        try {
            if (!stopped.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error("{} did not stop within {}", name, STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
