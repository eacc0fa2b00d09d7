package io.lapwing.alerts.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.many;
import static io.lapwing.alerts.AlertRecords.notification;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lapwing.record.Alert;
import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.config.ServiceConfig.Log;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.log.Logging;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/// What every receiver behind a webhook does, whatever the other side answers.
abstract class ReceiverContract {
    private static final String PATH = "/services/T000/B000/secretsecret";
    private static final Notification NOTIFICATION =
            notification("desk", alert("a").build());

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final WebhookClient client =
            new WebhookClient(AddressPolicy.ANY, Duration.ofSeconds(2), InstantSource.system());

    /// The receiver under test.
    abstract Receiver receiver(Secret url, WebhookClient client);

    /// The body that it sends for a notification.
    abstract String body(Notification notification);

    /// The type of that body.
    abstract String contentType();

    /// The request that a notification led to.
    LoggedRequest sent(Notification notification) {
        answer(aResponse().withStatus(200));
        receiver(new Secret(server.baseUrl() + PATH), client).send(notification);
        return server.findAll(postRequestedFor(urlEqualTo(PATH))).getFirst();
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop();
    }

    @Test
    void send_accepted_postsJsonOnce() {
        // given
        answer(aResponse().withStatus(200).withBody("ok"));

        // when
        Answer answer = send();

        // then
        assertThat(answer).isEqualTo(new Answer.Accepted());
        server.verify(
                1,
                postRequestedFor(urlEqualTo(PATH))
                        .withHeader("Content-Type", equalTo(contentType()))
                        .withRequestBody(equalToJson(body(NOTIFICATION))));
    }

    @Test
    void send_tooManyRequests_isForLaterWithTheWaitAskedFor() {
        // given
        answer(aResponse().withStatus(429).withHeader("Retry-After", "7"));

        // when, then
        assertThat(send()).isEqualTo(new Answer.Later("status-429", Optional.of(Duration.ofSeconds(7))));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503"})
    void send_serverError_isForLater(int status) {
        // given
        answer(aResponse().withStatus(status).withBody("rollup_error"));

        // when, then
        assertThat(send()).isEqualTo(Answer.Later.of("status-" + status));
    }

    @Test
    void send_noAnswerInTime_isForLater() {
        // given
        answer(aResponse().withFixedDelay(10_000));

        // when, then
        assertThat(send()).isEqualTo(Answer.Later.of("timeout"));
    }

    @Test
    void send_answerThatDripsOnForEver_endsAtTheDeadline() {
        // given
        answer(aResponse().withBody("x".repeat(500)).withChunkedDribbleDelay(100, 20_000));

        // when, then
        assertThat(send()).isEqualTo(Answer.Later.of("timeout"));
    }

    @Test
    void send_connectionBreaks_isForLater() {
        // given
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        // when, then
        assertThat(send()).isEqualTo(Answer.Later.of("connection-broken"));
    }

    @Test
    void send_nobodyListens_isForLater() throws Exception {
        // given
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        // when
        Answer answer =
                receiver(new Secret("http://localhost:" + port + PATH), client).send(NOTIFICATION);

        // then
        assertThat(answer).isEqualTo(Answer.Later.of("connection-refused"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload, invalid_payload",
        "403, action_prohibited, action_prohibited",
        "404, no_service, no_service",
        "410, channel_is_archived, channel_is_archived",
        "403, '', status-403",
        "404, '<h1>Not found</h1>', status-404",
        "410, '', status-410",
        "413, '', status-413"
    })
    void send_permanentRefusal_isRefused(int status, String body, String error) {
        // given
        answer(aResponse().withStatus(status).withBody(body));

        // when, then
        assertThat(send()).isEqualTo(new Answer.Refused(error));
    }

    @Test
    void send_hugeAnswer_isReadAtTheBeginningOnly() {
        // given
        answer(aResponse().withStatus(400).withBody("x".repeat(5_000_000)));

        // when, then
        assertThat(send()).isEqualTo(new Answer.Refused("status-400"));
    }

    @Test
    void send_oversizedNotification_staysWithinAMegabyte() {
        // given
        Alert[] alerts = many(25);
        for (Alert alert : alerts) {
            alert.setReason("漢字&<>".repeat(500));
        }

        // when
        LoggedRequest request = sent(notification("desk", alerts));

        // then
        assertThat(request.getBody()).hasSizeLessThan(1_000_000);
    }

    @Test
    void send_redirect_isNotFollowed() {
        // given
        answer(aResponse().withStatus(302).withHeader("Location", server.baseUrl() + "/elsewhere"));

        // when, then
        assertThat(send()).isEqualTo(new Answer.Refused("status-302"));
        server.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void send_addressInsideThePrivateNetwork_isRefusedUnlessAllowed() {
        // given
        answer(aResponse());
        try (var guarded =
                new WebhookClient(AddressPolicy.PUBLIC_ONLY, Duration.ofSeconds(1), InstantSource.system())) {
            // when
            Answer byName =
                    receiver(new Secret(server.baseUrl() + PATH), guarded).send(NOTIFICATION);
            Answer byNumber = receiver(new Secret("http://127.0.0.1:" + server.port() + PATH), guarded)
                    .send(NOTIFICATION);

            // then
            assertThat(byName).isEqualTo(new Answer.Refused("forbidden-address"));
            assertThat(byNumber).isEqualTo(new Answer.Refused("forbidden-address"));
            server.verify(0, postRequestedFor(anyUrl()));
        }
    }

    @Test
    void send_atTheFinestLogLevel_showsTheAddressNowhere() throws Exception {
        // given
        var captured = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        Logging.configure(Log.Format.TEXT, Log.Level.TRACE);
        try {
            // when
            answer(aResponse().withStatus(404).withBody(PATH));
            Answer refused = send();
            answer(aResponse().withFault(Fault.EMPTY_RESPONSE));
            Answer broken = send();

            // then
            assertThat(captured.toString(StandardCharsets.UTF_8) + refused + broken)
                    .doesNotContain("secretsecret");
        } finally {
            System.setErr(before);
            var context = (LoggerContext) LoggerFactory.getILoggerFactory();
            context.reset();
            new ContextInitializer(context).autoConfig();
        }
    }

    private Answer send() {
        return receiver(new Secret(server.baseUrl() + PATH), client).send(NOTIFICATION);
    }

    private void answer(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }
}
