package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushLoadTest {
    private final Queue<byte[]> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger served = new AtomicInteger();
    private int status = 202;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/reports", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            served.incrementAndGet();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void openLoop_rateAndTime_sendsThatManyAndRecordsEach() throws Exception {
        try (var load = new PushLoad(address(), 2)) {
            // when
            PushLoad.Run run = load.openLoop(10_000, Duration.ofMillis(500));

            // then
            assertThat(served).hasValue(50);
            assertThat(run.reports()).isEqualTo(50 * PushLoad.BATCH);
            assertThat(run.micros().getTotalCount()).isEqualTo(50);
            assertThat(load.acknowledged()).isEqualTo(run.reports());
            assertThat(load.failures()).isZero();
        }
        JsonNode batch = new ObjectMapper().readTree(bodies.element());
        assertThat(batch)
                .hasSize(PushLoad.BATCH)
                .allSatisfy(report -> assertThat(report.path("title").asText()).isNotBlank());
    }

    @Test
    void closedLoop_untilTheTimeIsUp_countsWhatWasAcknowledged() throws Exception {
        try (var load = new PushLoad(address(), 3)) {
            PushLoad.Run run = load.closedLoop(Duration.ofMillis(200));
            assertThat(served.get()).isGreaterThanOrEqualTo(3);
            assertThat(run.reports()).isEqualTo((long) served.get() * PushLoad.BATCH);
        }
    }

    @Test
    void openLoop_refused_countsFailuresAndNoReports() throws Exception {
        status = 429;
        try (var load = new PushLoad(address(), 2)) {
            PushLoad.Run run = load.openLoop(1_000, Duration.ofMillis(300));
            assertThat(run.reports()).isZero();
            assertThat(load.failures()).isEqualTo(3);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/reports");
    }
}
