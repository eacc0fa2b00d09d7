package io.lapwing.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapwing.ingest.TestStack.Instance;
import io.lapwing.ingest.push.OpenApiContract;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pushing over HTTP to a real broker. Every answer is held against the API description that the service serves.
class PushIT {
    private static final String SECRET = "whsec_bmV3IHNpZ25pbmcgc2VjcmV0IG9mIHdpcmU=";
    private static final SigningSecret KEY =
            SigningSecret.parse(new Secret(SECRET)).orElseThrow();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Map<String, String> SETTINGS = Map.of(
            "lapwing.ingest.push.tokens.desk", "s3cret",
            "lapwing.ingest.push.sources.desk", "asia",
            "lapwing.ingest.push.signing-secrets.wire", SECRET,
            "lapwing.ingest.push.max-bytes", "100000",
            "lapwing.ingest.push.max-reports", "50",
            "lapwing.ingest.push.max-in-flight-bytes", "100000",
            "lapwing.ingest.push.read-deadline", "PT1S",
            "lapwing.ingest.push.ack-timeout", "PT8S");

    @TempDir
    private static Path folder;

    private static TestStack stack;
    private static Path sources;
    private static Instance instance;
    private static HttpClient http;
    private static OpenApiContract contract;

    @BeforeAll
    static void start() throws Exception {
        stack = new TestStack(folder);
        sources = Files.writeString(folder.resolve("sources.yaml"), "sources: []\n");
        instance = stack.start(sources, SETTINGS);
        http = HttpClient.newHttpClient();
        contract = new OpenApiContract(http.send(
                        HttpRequest.newBuilder(at(instance, "/v1/openapi.json")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    @AfterAll
    static void stop() {
        http.close();
        instance.close();
        stack.close();
    }

    @Test
    void push_ofEveryDocumentedOutcome_isAnsweredAsDocumented() throws Exception {
        // given
        var open = get("/v1/openapi.yaml");
        assertThat(open.body()).startsWith("openapi: 3.1.0");
        get("/v1/openapi.json");
        String report = "{\"title\": \"a\"}";

        // then
        assertThat(push("application/json", report)).isEqualTo(202);
        assertThat(push("application/json", "{\"titel\": \"a\"}")).isEqualTo(400);
        assertThat(push("text/plain", report)).isEqualTo(415);
        assertThat(push("application/x-ndjson", (report + "\n").repeat(51))).isEqualTo(413);
        assertThat(push("application/json", "{\"title\": \"a\", \"source\": \"wire\"}"))
                .isEqualTo(403);
        assertThat(status(request().header("Content-Type", "application/json").POST(BodyPublishers.ofString(report))))
                .isEqualTo(401);
        assertThat(status(asDesk(instance).PUT(BodyPublishers.ofString(report))))
                .isEqualTo(405);
        assertThat(status(asDesk(instance).GET())).isEqualTo(405);
        assertThat(status(asDesk(instance).HEAD())).isEqualTo(405);
        assertThat(status(asDesk(instance).header("Idempotency-Key", "k").POST(BodyPublishers.ofString(report))))
                .isEqualTo(202);
        assertThat(status(asDesk(instance)
                        .header("Idempotency-Key", "k")
                        .POST(BodyPublishers.ofString("[" + report + "]"))))
                .isEqualTo(422);
        assertThat(status(asDesk(instance).header("Content-Encoding", "br").POST(BodyPublishers.ofString(report))))
                .isEqualTo(415);
        assertThat(slowBody()).startsWith("HTTP/1.1 408");
        whileTheBrokerIsAway();
        assertThat(contract.unseen()).containsExactly("/v1/reports 408"); // seen above, in the raw
    }

    /// A broker that is gone: the first request waits for it in vain, the next finds no room and is told so at once.
    private static void whileTheBrokerIsAway() throws Exception {
        Path data = Files.createDirectories(folder.resolve("away"));
        var away = new TestStack(data);
        try (Instance lonely = away.start(sources, SETTINGS)) {
            assertThat(status(asDesk(lonely).POST(BodyPublishers.ofString("{\"title\": \"a\"}"))))
                    .isEqualTo(202);
            away.broker.close();
            String large = "{\"title\": \"a\", \"body\": \"" + "b".repeat(60_000) + "\"}";
            CompletableFuture<HttpResponse<String>> waiting = http.sendAsync(
                    asDesk(lonely).POST(BodyPublishers.ofString(large)).build(), HttpResponse.BodyHandlers.ofString());
            await().atMost(LIMIT).until(() -> inFlight(lonely) > 100_000);
            assertThat(status(asDesk(lonely).POST(BodyPublishers.ofString(large))))
                    .isEqualTo(429);
            assertThat(waiting.isDone()).isFalse();
            contract.check(waiting.get());
            assertThat(waiting.get().statusCode()).isEqualTo(503);
            await().atMost(LIMIT).until(() -> inFlight(lonely) == 0);
        }
        away.registry.close();
    }

    @Test
    void push_signed_isStoredOnceHoweverOftenItIsSent() throws Exception {
        // given
        byte[] body = "{\"title\": \"signed once\"}".getBytes(UTF_8);
        HttpRequest request = signed("m1", Instant.now(), body, body);

        // when
        var first = send(request);
        var replay = send(request);
        var resigned = send(signed("m1", Instant.now().plusSeconds(2), body, body));
        var other = "{\"title\": \"signed otherwise\"}".getBytes(UTF_8);
        var reused = send(signed("m1", Instant.now(), other, other));

        // then
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(replay.statusCode()).isEqualTo(202);
        assertThat(replay.body()).isEqualTo(first.body());
        assertThat(replay.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(resigned.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(stack.reports())
                .filteredOn(report -> report.value().getTitle().startsWith("signed o"))
                .hasSize(1)
                .first()
                .satisfies(report ->
                        assertThat(report.value().getOrigin().getSourceId()).isEqualTo("push:wire"));
    }

    @Test
    void push_signedWrongly_isRefusedAndNothingIsStored() throws Exception {
        byte[] body = "{\"title\": \"forged\"}".getBytes(UTF_8);
        byte[] other = "{\"title\": \"forger\"}".getBytes(UTF_8);
        assertThat(send(signed("f1", Instant.now(), body, other)).statusCode()).isEqualTo(401);
        var late = send(signed("f2", Instant.now().minusSeconds(400), body, body));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(late.body()).contains(" seconds behind this service's clock");
        var beside = signedHeaders(asDesk(instance), "f3", Instant.now(), body).POST(BodyPublishers.ofByteArray(other));
        assertThat(status(beside)).isEqualTo(401);
        assertThat(stack.titles()).doesNotContain("forged", "forger");
    }

    @Test
    void push_gzip_isDecompressedAndItsSignatureIsOverTheBytesSent() throws Exception {
        byte[] plain = "{\"title\": \"compressed\"}".getBytes(UTF_8);
        byte[] packed = gzip(plain);
        var right = signedHeaders(request().header("Content-Type", "application/json"), "g1", Instant.now(), packed)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed));
        var wrong = signedHeaders(request().header("Content-Type", "application/json"), "g2", Instant.now(), plain)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed));
        var bomb = asDesk(instance)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(new byte[20_000_000])));
        assertThat(status(right)).isEqualTo(202);
        assertThat(status(wrong)).isEqualTo(401);
        assertThat(status(bomb)).isEqualTo(413);
        assertThat(stack.titles()).contains("compressed");
    }

    @Test
    void push_chunkedBodyWithoutEnd_isCutOff() throws Exception {
        try (var socket = new Socket("localhost", instance.http().port())) {
            var out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked").getBytes(UTF_8));
            byte[] chunk = ("1000\r\n" + " ".repeat(4096) + "\r\n").getBytes(UTF_8);
            for (int i = 0; i < 30; i++) {
                out.write(chunk);
            }
            out.flush();
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void push_lengthBeyondTheLimit_isRefusedBeforeTheBodyIsSent() throws Exception {
        try (var socket = new Socket("localhost", instance.http().port())) {
            socket.getOutputStream().write(head("Content-Length: 100001").getBytes(UTF_8));
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void push_brokenChunk_isABadRequest() throws Exception {
        try (var socket = new Socket("localhost", instance.http().port())) {
            socket.getOutputStream().write((head("Transfer-Encoding: chunked") + "zz\r\n").getBytes(UTF_8));
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void push_oneBadReportAmongGoodOnes_storesNothing() throws Exception {
        assertThat(push("application/x-ndjson", "{\"title\": \"good one\"}\n{\"title\": 7}\n"))
                .isEqualTo(400);
        assertThat(stack.titles()).doesNotContain("good one");
    }

    @Test
    void push_again_givesTheSameIdAndRevisionThroughEitherInstance() throws Exception {
        // given
        String first = "{\"id\": \"77\", \"title\": \"Same report\", \"body\": \"as it was\"}";
        String edited = "{\"id\": \"77\", \"title\": \"Same report\", \"body\": \"as it is now\"}";

        // when
        assertThat(push("application/json", first)).isEqualTo(202);
        try (Instance second = stack.start(sources, SETTINGS)) {
            assertThat(status(asDesk(second).POST(BodyPublishers.ofString(first))))
                    .isEqualTo(202);
            assertThat(status(asDesk(second).POST(BodyPublishers.ofString(edited))))
                    .isEqualTo(202);
        }

        // then
        var copies = stack.reports().stream()
                .filter(report -> report.value().getTitle().equals("Same report"))
                .toList();
        assertThat(copies).hasSize(3);
        assertThat(copies.stream().map(report -> report.value().getId()))
                .containsOnly(copies.getFirst().value().getId());
        assertThat(copies.stream().map(report -> report.key()))
                .containsOnly(copies.getFirst().key());
        var revisions = new HashSet<String>();
        copies.forEach(report -> revisions.add(report.value().getRevision()));
        assertThat(revisions).hasSize(2);
    }

    @Test
    void push_forAnAllowedSource_isOfThatSource() throws Exception {
        assertThat(push("application/json", "{\"title\": \"from asia\", \"source\": \"asia\"}"))
                .isEqualTo(202);
        assertThat(stack.reports())
                .filteredOn(report -> report.value().getTitle().equals("from asia"))
                .extracting(report -> report.value().getOrigin().getSourceId())
                .containsExactly("push:asia");
    }

    @Test
    void metrics_afterPushes_tellOfThem() throws Exception {
        push("application/json", "{\"title\": \"counted\"}");
        push("application/json", "{}");
        var scrape = instance.meters().scrape();
        assertThat(scrape)
                .contains("lapwing_push_requests_total{status=\"202\"}")
                .contains("lapwing_push_requests_rejected_total{reason=\"invalid-reports\"}")
                .contains("lapwing_push_reports_rejected_total{reason=\"invalid-reports\"}")
                .contains("lapwing_push_reports_accepted_total")
                .contains("lapwing_push_in_flight_bytes 0.0")
                .contains("lapwing_push_ack_seconds_bucket{le=\"0.1\"}")
                .doesNotContain("s3cret", "whsec_");
    }

    private static double inFlight(Instance of) {
        return of.meters().get("lapwing.push.in.flight").gauge().value();
    }

    /// Sends a byte now and then, until the service has had enough.
    private static String slowBody() throws Exception {
        try (var socket = new Socket("localhost", instance.http().port())) {
            socket.getOutputStream().write(head("Content-Length: 90000").getBytes(UTF_8));
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).until(() -> {
                socket.getOutputStream().write(' ');
                return socket.getInputStream().available() > 0;
            });
            return statusLine(socket);
        }
    }

    private static int push(String type, String body) throws Exception {
        return status(request()
                .header("Authorization", "Bearer s3cret")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest signed(String id, Instant time, byte[] signed, byte[] sent) {
        return signedHeaders(request().header("Content-Type", "application/json"), id, time, signed)
                .POST(BodyPublishers.ofByteArray(sent))
                .build();
    }

    private static HttpRequest.Builder signedHeaders(
            HttpRequest.Builder request, String id, Instant time, byte[] body) {
        return request.header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(time.getEpochSecond()))
                .header("webhook-signature", KEY.sign(id, time, body));
    }

    private static HttpRequest.Builder asDesk(Instance at) {
        return HttpRequest.newBuilder(at(at, "/v1/reports"))
                .header("Authorization", "Bearer s3cret")
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(at(instance, "/v1/reports"));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(at(instance, path)).build());
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return send(request.build()).statusCode();
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        contract.check(response);
        return response;
    }

    private static URI at(Instance of, String path) {
        return URI.create("http://localhost:" + of.http().port() + path);
    }

    private static String head(String length) {
        return "POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer s3cret\r\n"
                + "Content-Type: application/json\r\n" + length + "\r\n\r\n";
    }

    private static String statusLine(Socket socket) throws Exception {
        socket.setSoTimeout((int) LIMIT.toMillis());
        var line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static byte[] gzip(byte[] plain) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
