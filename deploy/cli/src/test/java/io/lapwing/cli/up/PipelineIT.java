package io.lapwing.cli.up;

import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lapwing.cli.stack.Distribution;
import io.lapwing.cli.stack.Ports;
import io.lapwing.cli.stack.ServiceKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The whole pipeline as real processes: an HTTP feed at one end, a Slack webhook at the other, and every topic between
/// them read with the stock Confluent client. The steps build on one another.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PipelineIT {
    private static final String SLACK_PATH = "/services/T000/B000/end-to-end-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static WireMockServer web;
    private static WatchedFeed feed;
    private static Pipeline pipeline;
    private static StockReader topics;

    @BeforeAll
    static void start() throws Exception {
        web = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        web.start();
        web.stubFor(post(SLACK_PATH).willReturn(okForContentType("text/html", "ok")));
        feed = new WatchedFeed(web, "/feed.xml");
        feed.publish("Quiet day at the town market", "Stalls sold bread and cheese.");
        var files = new Pipeline.Files(Optional.empty(), Optional.of(rules()));
        var inputs = Pipeline.Inputs.check(new Watched.Listed(sources()), files);
        var data = DataFolder.open(Optional.of(folder.resolve("data")));
        pipeline = new Pipeline(
                Distribution.current(), Ports.choose(Optional.empty()), data, inputs, _ -> {}, new CountDownLatch(1));
        pipeline.start();
        topics = new StockReader(
                pipeline.stack().bootstrapServers(), pipeline.stack().registryUrl());
    }

    @AfterAll
    static void stop() {
        if (pipeline != null) {
            pipeline.close();
        }
        web.stop();
    }

    @Test
    @Order(1)
    void entryOnTheme_published_reachesSlackThroughEveryTopic() {
        // when
        feed.publish(
                "Drone swarm finds and attacks targets by itself in a test",
                "The unmanned aerial vehicles took part in an exercise of a military drone swarm.");

        // then
        await().atMost(PATIENCE).until(() -> !slackMessages().isEmpty());
        String message = slackMessages().getFirst().getBodyAsString();
        assertThat(message)
                .contains("Drone swarm finds and attacks targets by itself in a test")
                .contains("Test Publisher")
                .contains("\"blocks\"")
                .contains("\"text\"");

        assertThat(topics.values("lapwing.reports.raw")).hasSize(2);
        assertThat(topics.values("lapwing.sources.cursors"))
                .extracting(cursor -> cursor.get("sourceId").toString())
                .contains("test-feed");
        assertThat(topics.values("lapwing.reports.enriched"))
                .extracting(report -> report.get("outcome").toString())
                .containsExactlyInAnyOrder("OFF_THEME", "ON_THEME");
        GenericRecord signal = topics.values("lapwing.signals.drones").getFirst();
        assertThat((Double) signal.get("score")).isBetween(0.5, 1.0);
        assertThat((List<?>) signal.get("evidence")).isNotEmpty();
        assertThat(topics.values("lapwing.stories").getLast().get("theme")).hasToString("drones");
        GenericRecord alert = topics.values("lapwing.alerts.drones").getFirst();
        assertThat(alert.get("status")).hasToString("FIRING");
        assertThat(alert.get("ruleId")).hasToString("any-drones");
        assertThat(topics.values("lapwing.notifications")).hasSize(1);
        await().atMost(PATIENCE).until(() -> topics.values("lapwing.deliveries").size() == 1);
        assertThat(topics.values("lapwing.deliveries").getFirst().get("outcome"))
                .hasToString("DELIVERED");
    }

    @Test
    @Order(2)
    void everyRecord_carriesCloudEventHeaders() {
        for (String topic : List.of("lapwing.reports.raw", "lapwing.reports.enriched", "lapwing.signals.drones")) {
            assertThat(topics.all(topic)).allSatisfy(record -> {
                assertThat(record.headers().lastHeader("ce_id")).as(topic).isNotNull();
                assertThat(new String(
                                record.headers().lastHeader("ce_specversion").value(), UTF_8))
                        .isEqualTo("1.0");
            });
        }
    }

    @Test
    @Order(3)
    void eachService_restartedWhileEntriesAppear_losesAndRepeatsNothing() throws Exception {
        // when
        for (ServiceKind kind : ServiceKind.values()) {
            feed.publish("A satellite was launched before " + kind.id() + " stopped", "The rocket reached orbit.");
            pipeline.restart(
                    kind,
                    () -> feed.publish(
                            "A satellite was launched while " + kind.id() + " was down", "The rocket reached orbit."));
        }

        // then
        await().atMost(PATIENCE).until(() -> Tally.count(pipeline.clients()).raw() == feed.published());
        await().atMost(PATIENCE).until(() -> Tally.count(pipeline.clients()).isComplete());
        await().atMost(PATIENCE)
                .until(() -> topics.values("lapwing.deliveries").size()
                        == topics.values("lapwing.notifications").size());
        List<String> ids = topics.values("lapwing.reports.raw").stream()
                .map(report -> report.get("id").toString())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(feed.published());
        assertThat(topics.values("lapwing.reports.enriched"))
                .extracting(report -> report.get("id").toString())
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(slackMessages())
                .hasSize(topics.values("lapwing.notifications").size());
        var bodies =
                slackMessages().stream().map(LoggedRequest::getBodyAsString).toList();
        assertThat(new HashSet<>(bodies)).hasSameSizeAs(bodies);
    }

    @Test
    @Order(4)
    void undecodableRecord_inReportsRaw_becomesADeadLetterAndTheStreamGoesOn() {
        // when
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", pipeline.stack().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>("lapwing.reports.raw", "key".getBytes(UTF_8), "no Avro".getBytes(UTF_8)));
            byte[] unknownSchema = {0, 0, 1, 2, 3, 4};
            producer.send(new ProducerRecord<>("lapwing.reports.raw", "key".getBytes(UTF_8), unknownSchema));
        }
        feed.publish("Export controls on AI chips are tightened", "The rules cover advanced semiconductors.");

        // then
        await().atMost(PATIENCE).until(() -> {
            Tally tally = Tally.count(pipeline.clients());
            return tally.deadLetters() == 2 && tally.raw() == feed.published() + 2 && tally.isComplete();
        });
        assertThat(topics.values("lapwing.signals.hardware")).isNotEmpty();
    }

    @Test
    @Order(5)
    void push_acceptedReport_getsAnOutcomeToo() throws Exception {
        // when
        int before = topics.values("lapwing.reports.enriched").size();
        int status = push("{\"title\": \"A pushed report on a lunar lander\", \"body\": \"It landed on the moon.\"}");
        int refused = push("{\"title\": ");

        // then
        assertThat(status).isEqualTo(202);
        assertThat(refused).isEqualTo(400);
        await().atMost(PATIENCE)
                .until(() -> topics.values("lapwing.reports.enriched").size() == before + 1);
    }

    @Test
    @Order(6)
    void push_sameReportAgainAndThenChanged_isADuplicateAndARevision() throws Exception {
        // given
        String first = "{\"id\": \"p1\", \"title\": \"A rocket is rolled out\", \"body\": \"It stands on the pad.\"}";
        String edited = "{\"id\": \"p1\", \"title\": \"A rocket is rolled out\", \"body\": \"It was rolled back.\"}";

        // when
        for (String report : List.of(first, first, edited)) {
            int before = topics.values("lapwing.reports.enriched").size();
            assertThat(push(report)).isEqualTo(202);
            await().atMost(PATIENCE)
                    .until(() -> topics.values("lapwing.reports.enriched").size() == before + 1);
        }

        // then
        assertThat(topics.values("lapwing.reports.enriched"))
                .filteredOn(report -> report.get("title").toString().equals("A rocket is rolled out"))
                .extracting(report -> report.get("outcome").toString())
                .hasSize(3)
                .contains("DUPLICATE", "REVISION");
    }

    @Test
    @Order(7)
    void webhookAddress_afterAllThat_isInNoLogAndNoTopic() throws IOException {
        try (var logs = Files.list(pipeline.stack().logs())) {
            assertThat(logs)
                    .isNotEmpty()
                    .allSatisfy(log -> assertThat(Files.readString(log)).doesNotContain("end-to-end-secret"));
        }
        assertThat(topics.values("lapwing.notifications").toString()).doesNotContain("end-to-end-secret");
        assertThat(topics.values("lapwing.deliveries").toString()).doesNotContain("end-to-end-secret");
    }

    @Test
    @Order(8)
    void metricsAndHealth_ofEachService_areServed() throws Exception {
        for (ServiceKind kind : ServiceKind.values()) {
            assertThat(get(pipeline.stack().url(kind) + "/health/live").statusCode())
                    .isEqualTo(200);
            assertThat(get(pipeline.stack().url(kind) + "/health/ready").statusCode())
                    .isEqualTo(200);
            assertThat(get(pipeline.stack().url(kind) + "/metrics").body())
                    .contains("jvm_memory_used_bytes")
                    .contains("service=\"" + kind.id() + "\"");
        }
    }

    private static List<LoggedRequest> slackMessages() {
        return web.findAll(postRequestedFor(urlEqualTo(SLACK_PATH)));
    }

    private static int push(String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(pipeline.stack().url(ServiceKind.INGEST) + "/v1/reports"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request.build()).statusCode();
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Path sources() throws IOException {
        return Files.writeString(folder.resolve("sources.yaml"), """
            sources:
              - id: test-feed
                name: Test feed
                url: %s
                kind: rss
                publisher: Test Publisher
                country: GB
                language: en
                reliability: B
                official: false
                state_media: false
                poll_interval: PT1S
            """.formatted(feed.address()));
    }

    private static Path rules() throws IOException {
        Path url = Files.writeString(folder.resolve("slack-url"), "http://127.0.0.1:" + web.port() + SLACK_PATH);
        return Files.writeString(folder.resolve("rules.yaml"), """
            rules:
              - id: any-drones
                type: match
                theme: drones
                when: signal.score >= 0.5
                severity: critical
              - id: any-space
                type: match
                theme: space
                when: signal.score >= 0.5
                severity: warning
            route:
              receiver: ops
              group_by: [theme]
              group_wait: PT0S
              group_interval: PT1S
            receivers:
              - name: ops
                slack: {url_path: %s}
            """.formatted(url));
    }
}
