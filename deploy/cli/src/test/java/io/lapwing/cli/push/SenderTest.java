package io.lapwing.cli.push;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SenderTest {
    private static final SigningSecret KEY = SigningSecret.parse(
                    new Secret("whsec_bmV3IHNpZ25pbmcgc2VjcmV0IG9mIHdpcmU="))
            .orElseThrow();
    private static final Credentials SIGNED = new Credentials(Optional.empty(), Optional.of(KEY));
    private static final Credentials TOKEN = new Credentials(Optional.of(new Secret("s3cret")), Optional.empty());
    private static final Batch SMALL = Batch.of(reports(1, "Title"), 10).getFirst();

    private final WireMockServer service =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private Instant now = Instant.parse("2026-02-24T09:00:00Z");

    @BeforeEach
    void start() {
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void send_withSecret_signsTheBytesSent() throws Exception {
        // given
        answers(aResponse().withStatus(202));
        Batch large = Batch.of(reports(300, "A title that is long enough to be compressed well"), 500)
                .getFirst();

        // when
        send(SIGNED, large);

        // then
        LoggedRequest request = requests().getFirst();
        assertThat(request.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(KEY.sign(request.getHeader("webhook-id"), now, large.body()));
        assertThat(request.containsHeader("Authorization")).isFalse();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(large.body()))) {
            assertThat(gzip.readAllBytes()).isEqualTo(large.json());
        }
    }

    @Test
    void send_withToken_sendsItAndAnIdempotencyKey() throws Exception {
        answers(aResponse().withStatus(202));
        send(TOKEN, SMALL);
        LoggedRequest request = requests().getFirst();
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer s3cret");
        assertThat(request.getHeader("Idempotency-Key")).hasSize(36);
        assertThat(request.containsHeader("Content-Encoding")).isFalse();
        assertThat(request.getBody()).isEqualTo(SMALL.json());
    }

    @Test
    void send_toABusyService_waitsAsAskedAndRepeatsTheRequestSignedAnew() throws Exception {
        // given
        answers(
                aResponse().withStatus(429).withHeader("Retry-After", "7"),
                aResponse().withStatus(503),
                aResponse().withStatus(202));

        // when
        send(SIGNED, SMALL);

        // then
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(14));
        assertThat(requests()).hasSize(3);
        assertThat(requests())
                .extracting(request -> request.getHeader("webhook-id"))
                .containsOnly(requests().getFirst().getHeader("webhook-id"));
        assertThat(requests())
                .extracting(request -> request.getHeader("webhook-timestamp"))
                .doesNotHaveDuplicates();
        assertThat(progress).hasSize(2).first().asString().contains("reports 1 to 1", "429", "7000 ms");
    }

    @Test
    void send_toAServiceThatStaysAway_givesUpAfterTheTimeGiven() {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "20"));
        assertThatThrownBy(() -> send(SIGNED, SMALL))
                .isInstanceOf(Sender.Refused.class)
                .hasMessageContaining("given up after 60 s (--retry-for)");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void send_ofBadReports_namesThemByTheirNumberInTheFile() {
        // given
        answers(aResponse().withStatus(400).withBody("""
            {"title": "Some reports cannot be accepted", "status": 400, "detail": "…", "errors": [
              {"index": 1, "line": 1, "pointer": "#/1/title", "detail": "is required"}]}
            """));
        Batch second = Batch.of(reports(15, "Title"), 10).getLast();

        // then
        assertThatThrownBy(() -> send(TOKEN, second))
                .hasMessageStartingWith("reports 11 to 15 were refused with status 400")
                .hasMessageContaining("report 12 title: is required")
                .hasMessageNotContaining("s3cret");
        assertThat(pauses).isEmpty();
    }

    @Test
    void of_reports_keepsToCountAndBytes() {
        assertThat(Batch.of(reports(25, "Title"), 10)).extracting(Batch::size).containsExactly(10, 10, 5);
        List<Batch> large = Batch.of(reports(30, "界".repeat(30_000)), 500);
        assertThat(large).allSatisfy(batch -> assertThat(batch.json()).hasSizeLessThan(1_048_576));
        assertThat(large.stream().mapToInt(Batch::size).sum()).isEqualTo(30);
        assertThat(large.getLast().last()).isEqualTo(30);
    }

    private void send(Credentials credentials, Batch batch) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            new Sender(
                            http,
                            URI.create(service.baseUrl()),
                            credentials,
                            Duration.ofMinutes(1),
                            () -> now,
                            this::pause,
                            progress::add)
                    .send(batch);
        }
    }

    private void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    /// The service's answers one after the other, the last of them for ever.
    private void answers(ResponseDefinitionBuilder... answers) {
        String state = Scenario.STARTED;
        for (int i = 0; i < answers.length; i++) {
            String next = i == answers.length - 1 ? state : "after " + i;
            service.stubFor(post("/v1/reports")
                    .inScenario("answers")
                    .whenScenarioStateIs(state)
                    .willSetStateTo(next)
                    .willReturn(answers[i]));
            state = next;
        }
    }

    private List<LoggedRequest> requests() {
        return service.findAll(postRequestedFor(urlEqualTo("/v1/reports")));
    }

    private static List<JsonNode> reports(int count, String title) {
        var reports = new ArrayList<JsonNode>();
        for (int i = 0; i < count; i++) {
            reports.add(JsonNodeFactory.instance.objectNode().put("id", "r" + i).put("title", title));
        }
        return reports;
    }
}
